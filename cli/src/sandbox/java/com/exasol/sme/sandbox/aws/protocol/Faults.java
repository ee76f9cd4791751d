package com.exasol.sme.sandbox.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What shall go wrong, in the order it was asked for. All of it is used up, unless asked for {@link #ALWAYS}. */
public final class Faults {
    /** A number of times that no test reaches. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<String, Planned> refusals = new HashMap<>();
    private final Map<String, Integer> lostAnswers = new HashMap<>();
    private final Map<String, Integer> lostRequests = new HashMap<>();
    private final Map<String, Duration> delays = new HashMap<>();
    private final Queue<JobFault> jobs = new ArrayDeque<>();
    private final Queue<TrainingFault> trainingJobs = new ArrayDeque<>();
    private final Queue<EndpointFault> endpoints = new ArrayDeque<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Consumer<String>> beforeEvery = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();
    private final Map<String, Integer> emptyAnswers = new HashMap<>();
    private int truncatedAnswers;

    public Faults() {}

    /** The next calls of an operation are answered with an error and not executed. */
    public synchronized void refuse(final String operation, final AwsError error, final int times) {
        refusals.put(operation, new Planned(error, times));
    }

    /** The next calls of an operation are throttled. */
    public void throttle(final String operation, final int times) {
        refuse(operation, AwsError.throttling(), times);
    }

    /** The model's container answers the next invocations with an HTTP error of its own. */
    public void failInvocations(final int originalStatus, final String message, final int times) {
        refuse(Call.INVOKE, AwsError.model(originalStatus, message), times);
    }

    /** The next calls of an operation are executed, but the connection is closed without an answer. */
    public synchronized void loseAnswers(final String operation, final int times) {
        lostAnswers.put(operation, times);
    }

    /** The next calls of an operation are not executed, and the connection is closed without an answer. */
    public synchronized void loseRequests(final String operation, final int times) {
        lostRequests.put(operation, times);
    }

    /** The next invocations get half of their answer, under the Content-Length of the whole. */
    public synchronized void truncateAnswers(final int times) {
        truncatedAnswers = times;
    }

    /** The next calls of an operation that succeed are answered with status 200 and nothing else. */
    public synchronized void emptyAnswers(final String operation, final int times) {
        emptyAnswers.put(operation, times);
    }

    /** Lets something happen before the next call of an operation, or of EXPORT's {@code PutObject}, is executed. */
    public void beforeNext(final String operation, final Runnable event) {
        before.put(operation, event);
    }

    /** Lets something happen after the next call of an operation has been executed, and before it is answered. */
    public void afterNext(final String operation, final Runnable event) {
        after.put(operation, event);
    }

    /** Lets something see the body of every call of an operation before it is executed, until told otherwise. */
    public void beforeEvery(final String operation, final Consumer<String> event) {
        beforeEvery.put(operation, event);
    }

    /** Every call of an operation takes this long from now on. */
    public synchronized void delay(final String operation, final Duration time) {
        delays.put(operation, time);
    }

    /** The job that is created next fails. */
    public synchronized void failNextJob(final String failureReason) {
        jobs.add(new JobFault(Optional.of(failureReason)));
    }

    /** The job that is created next completes without a best candidate. */
    public synchronized void completeNextJobWithoutCandidate() {
        jobs.add(new JobFault(Optional.empty()));
    }

    /** The training job that is created next trains, and then ends in another way than Completed. */
    public synchronized void endNextTrainingJob(final String status, final String secondaryStatus) {
        trainingJobs.add(new TrainingFault(Optional.of(status), List.of(secondaryStatus)));
    }

    /** The training job that is created next shows these secondary statuses on its way. */
    public synchronized void leadNextTrainingJob(final String... secondaryStatuses) {
        trainingJobs.add(new TrainingFault(Optional.empty(), List.of(secondaryStatuses)));
    }

    /** The endpoint that is created next fails instead of getting InService. */
    public synchronized void failNextEndpoint(final String failureReason) {
        endpoints.add(new EndpointFault(Optional.of(failureReason)));
    }

    /** The endpoint that is created next stays Creating. */
    public synchronized void neverFinishNextEndpoint() {
        endpoints.add(new EndpointFault(Optional.empty()));
    }

    /** Takes back what was planned for endpoints that were never created. */
    public synchronized void forgetEndpoints() {
        endpoints.clear();
    }

    public synchronized Optional<AwsError> nextRefusal(final String operation) {
        final Planned planned = refusals.get(operation);
        if (planned == null || planned.times() == 0) {
            return Optional.empty();
        }
        refusals.put(operation, new Planned(planned.error(), planned.times() - 1));
        return Optional.of(planned.error());
    }

    public synchronized boolean losesAnswer(final String operation) {
        return takeOne(lostAnswers, operation);
    }

    public synchronized boolean losesRequest(final String operation) {
        return takeOne(lostRequests, operation);
    }

    public synchronized boolean emptiesAnswer(final String operation) {
        return takeOne(emptyAnswers, operation);
    }

    public synchronized boolean truncatesAnswer() {
        if (truncatedAnswers == 0) {
            return false;
        }
        truncatedAnswers--;
        return true;
    }

    /** Not locked: the event may wait for other calls. */
    public void happenBefore(final String operation) {
        happen(before.remove(operation));
    }

    public void happenBefore(final Call call) {
        happenBefore(call.operation());
        beforeEvery.getOrDefault(call.operation(), body -> {}).accept(new String(call.body(), UTF_8));
    }

    public void happenAfter(final String operation) {
        happen(after.remove(operation));
    }

    private static void happen(final Runnable event) {
        if (event != null) {
            event.run();
        }
    }

    public synchronized Duration delay(final String operation) {
        return delays.getOrDefault(operation, Duration.ZERO);
    }

    public synchronized Optional<JobFault> nextJob() {
        return Optional.ofNullable(jobs.poll());
    }

    public synchronized Optional<TrainingFault> nextTrainingJob() {
        return Optional.ofNullable(trainingJobs.poll());
    }

    public synchronized Optional<EndpointFault> nextEndpoint() {
        return Optional.ofNullable(endpoints.poll());
    }

    private static boolean takeOne(final Map<String, Integer> plan, final String operation) {
        final int left = plan.getOrDefault(operation, 0);
        plan.put(operation, Math.max(0, left - 1));
        return left > 0;
    }

    private record Planned(AwsError error, int times) {}

    /** A job that fails for a reason, or completes without a candidate. */
    public record JobFault(Optional<String> failureReason) {}

    /**
     * A training job that goes another way.
     *
     * @param status how it ends; empty where it ends as it would
     * @param secondaryStatuses the last one, or else those before the end
     */
    public record TrainingFault(Optional<String> status, List<String> secondaryStatuses) {}

    /** An endpoint that fails for a reason, or never gets InService. */
    public record EndpointFault(Optional<String> failureReason) {}
}

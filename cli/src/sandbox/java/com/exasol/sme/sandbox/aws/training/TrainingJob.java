package com.exasol.sme.sandbox.aws.training;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A training job: each describe moves it one step, and the last step waits for the model to be learned. */
public final class TrainingJob {
    /** Prices and times are beyond the sandbox: every job takes as long, and a spot instance costs a third. */
    private static final int SECONDS = 90;

    private static final int SECONDS_OF_SPOT = 30;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final List<String> STEPS = List.of("Starting", "Downloading", "Training", "Uploading");
    private static final List<String> COPIED = List.of(
            "HyperParameters",
            "AlgorithmSpecification",
            "RoleArn",
            "InputDataConfig",
            "OutputDataConfig",
            "ResourceConfig",
            "StoppingCondition",
            "EnableNetworkIsolation",
            "EnableInterContainerTrafficEncryption",
            "EnableManagedSpotTraining",
            "CheckpointConfig",
            "Environment",
            "RetryStrategy");

    private final String arn;
    private final ObjectNode request;
    private final List<String> trainedOn;
    private final Future<Outcome> training;
    private final List<String> steps;
    private final Optional<Faults.TrainingFault> fault;
    private final Clock clock;
    private final Instant createdAt;
    private final ArrayNode transitions = Json.array();
    private Instant changedAt;
    private int describes;
    private String status = "InProgress";
    private String secondaryStatus = "";
    private Outcome outcome = Outcome.failed(null);

    /** Begins; what it is trained on are the keys of the objects that the containers see. */
    public TrainingJob(
            final String arn,
            final ObjectNode request,
            final List<String> trainedOn,
            final Future<Outcome> training,
            final Optional<Faults.TrainingFault> fault,
            final Clock clock) {
        this.arn = arn;
        this.request = request;
        this.trainedOn = trainedOn;
        this.training = training;
        this.fault = fault;
        steps = fault.filter(planned -> planned.status().isEmpty())
                .map(Faults.TrainingFault::secondaryStatuses)
                .orElse(STEPS);
        this.clock = clock;
        createdAt = clock.instant();
        changedAt = createdAt;
        change("InProgress", steps.get(0));
    }

    public String name() {
        return request.get("TrainingJobName").textValue();
    }

    public List<String> trainedOn() {
        return trainedOn;
    }

    public synchronized ObjectNode describe() {
        advance();
        final ObjectNode answer = summary();
        COPIED.stream().filter(request::has).forEach(field -> answer.set(field, request.get(field)));
        answer.put("SecondaryStatus", secondaryStatus);
        answer.set("SecondaryStatusTransitions", transitions.deepCopy());
        if (outcome.failureReason() != null) {
            answer.put("FailureReason", outcome.failureReason());
        }
        if (isOver()) {
            answer.put("TrainingStartTime", Json.time(createdAt));
            answer.put("TrainingTimeInSeconds", SECONDS);
            answer.put(
                    "BillableTimeInSeconds",
                    request.path("EnableManagedSpotTraining").asBoolean() ? SECONDS_OF_SPOT : SECONDS);
        }
        if (outcome.artefact() != null) {
            answer.putObject("ModelArtifacts").put("S3ModelArtifacts", outcome.artefact());
            final ArrayNode metrics = answer.putArray("FinalMetricDataList");
            outcome.metrics().forEach((name, value) -> metrics.addObject()
                    .put("MetricName", name)
                    .put("Value", value.floatValue())
                    .put("Timestamp", Json.time(changedAt)));
        }
        return answer;
    }

    /** What a listing tells; it moves nothing. */
    public synchronized ObjectNode summary() {
        final ObjectNode answer = Json.object()
                .put("TrainingJobName", name())
                .put("TrainingJobArn", arn)
                .put("TrainingJobStatus", status)
                .put("CreationTime", Json.time(createdAt))
                .put("LastModifiedTime", Json.time(changedAt));
        if (isOver()) {
            answer.put("TrainingEndTime", Json.time(changedAt));
        }
        return answer;
    }

    /** The words for a job that does not run are those of StopTrainingJob (awslabs/benchmark-ai#928). */
    public synchronized void stop() throws AwsError {
        if (!status.equals("InProgress")) {
            throw AwsError.validation("The request was rejected because the training job is in status " + status + ".");
        }
        change("Stopping", "Stopping");
    }

    private boolean isOver() {
        return List.of("Completed", "Failed", "Stopped").contains(status);
    }

    private void advance() {
        if (status.equals("Stopping")) {
            training.cancel(true);
            change("Stopped", "Stopped");
        } else if (status.equals("InProgress")) {
            describes++;
            if (describes > steps.size()) {
                complete();
            } else {
                change(status, steps.get(describes - 1));
            }
        }
    }

    private void complete() {
        try {
            end(training.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
        } catch (final TimeoutException exception) {
            describes--;
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
        } catch (final ExecutionException exception) {
            end(Outcome.failed("SANDBOX: " + exception.getCause()));
        }
    }

    private void end(final Outcome last) {
        outcome = last;
        final Optional<String> planned = fault.flatMap(Faults.TrainingFault::status);
        if (outcome.failureReason() != null) {
            change("Failed", "Failed");
        } else if (planned.isPresent()) {
            change(planned.get(), fault.get().secondaryStatuses().get(0));
        } else {
            change("Completed", "Completed");
        }
    }

    private void change(final String next, final String secondary) {
        if (status.equals(next) && secondaryStatus.equals(secondary)) {
            return;
        }
        status = next;
        secondaryStatus = secondary;
        changedAt = clock.instant();
        if (!transitions.isEmpty()) {
            ((ObjectNode) transitions.get(transitions.size() - 1)).put("EndTime", Json.time(changedAt));
        }
        transitions
                .addObject()
                .put("Status", secondary)
                .put("StartTime", Json.time(changedAt))
                .put("StatusMessage", "SANDBOX: " + secondary);
    }

    /**
     * How training ended.
     *
     * @param artefact where the model lies; null without one
     * @param failureReason null where nothing failed
     */
    public record Outcome(String artefact, Map<String, Double> metrics, String failureReason) {
        public static Outcome failed(final String reason) {
            return new Outcome(null, Map.of(), reason);
        }
    }
}

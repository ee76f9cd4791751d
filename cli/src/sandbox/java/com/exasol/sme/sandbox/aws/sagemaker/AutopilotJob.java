package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A training job: each describe moves it one step, and the last step waits for the model to be learned. */
public final class AutopilotJob {
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final List<String> ENSEMBLING_STEPS = List.of(
            "Starting",
            "AnalyzingData",
            "TrainingModels",
            "GeneratingExplainabilityReport",
            "GeneratingModelInsightsReport");
    private static final List<String> TUNING_STEPS = List.of(
            "Starting",
            "AnalyzingData",
            "FeatureEngineering",
            "ModelTuning",
            "GeneratingExplainabilityReport",
            "GeneratingModelInsightsReport");

    private final String arn;
    private final ObjectNode request;
    private final List<String> trainedOn;
    private final Future<Outcome> training;
    private final List<String> steps;
    private final Clock clock;
    private final Instant createdAt;
    private Instant changedAt;
    private int describes;
    private String status = "InProgress";
    private String secondaryStatus;
    private Outcome outcome = new Outcome(null, null, null);

    AutopilotJob(
            final String arn,
            final ObjectNode request,
            final List<String> trainedOn,
            final boolean pipeline,
            final Future<Outcome> training,
            final Clock clock) {
        this.arn = arn;
        this.request = request;
        this.trainedOn = trainedOn;
        this.training = training;
        steps = pipeline ? TUNING_STEPS : ENSEMBLING_STEPS;
        secondaryStatus = steps.get(0);
        this.clock = clock;
        createdAt = clock.instant();
        changedAt = createdAt;
    }

    String name() {
        return request.get("AutoMLJobName").textValue();
    }

    String arn() {
        return arn;
    }

    public List<String> trainedOn() {
        return trainedOn;
    }

    synchronized Optional<ObjectNode> candidate() {
        return Optional.ofNullable(outcome.candidate());
    }

    synchronized ObjectNode describe() {
        advance();
        final ObjectNode answer = Json.object();
        answer.put("AutoMLJobName", name());
        answer.put("AutoMLJobArn", arn);
        answer.set("AutoMLJobInputDataConfig", request.get("AutoMLJobInputDataConfig"));
        answer.set("OutputDataConfig", request.get("OutputDataConfig"));
        answer.set("RoleArn", request.get("RoleArn"));
        answer.set("AutoMLProblemTypeConfig", request.get("AutoMLProblemTypeConfig"));
        answer.put("AutoMLProblemTypeConfigName", "Tabular");
        answer.put("CreationTime", Json.time(createdAt));
        answer.put("LastModifiedTime", Json.time(changedAt));
        answer.put("AutoMLJobStatus", status);
        answer.put("AutoMLJobSecondaryStatus", secondaryStatus);
        copy("AutoMLJobObjective", answer);
        copy("DataSplitConfig", answer);
        if (isOver()) {
            answer.put("EndTime", Json.time(changedAt));
        }
        if (outcome.failureReason() != null) {
            answer.put("FailureReason", outcome.failureReason());
        }
        if (outcome.candidate() != null) {
            answer.set("BestCandidate", outcome.candidate());
        }
        if (outcome.problemType() != null) {
            answer.set("ResolvedAttributes", resolvedAttributes());
        }
        return answer;
    }

    /** What a listing tells; it moves nothing. */
    synchronized ObjectNode summary() {
        return Json.object()
                .put("AutoMLJobName", name())
                .put("AutoMLJobArn", arn)
                .put("AutoMLJobStatus", status)
                .put("AutoMLJobSecondaryStatus", secondaryStatus)
                .put("CreationTime", Json.time(createdAt))
                .put("LastModifiedTime", Json.time(changedAt));
    }

    /** A job that has ended stays as it is. */
    synchronized void stop() {
        if (status.equals("InProgress")) {
            status = "Stopping";
            secondaryStatus = "Stopping";
            changedAt = clock.instant();
        }
    }

    private boolean isOver() {
        return List.of("Completed", "Failed", "Stopped").contains(status);
    }

    private void copy(final String field, final ObjectNode answer) {
        final JsonNode value = request.get(field);
        if (value != null) {
            answer.set(field, value);
        }
    }

    private ObjectNode resolvedAttributes() {
        final ObjectNode attributes = Json.object();
        attributes.putObject("AutoMLJobObjective").put("MetricName", metric(outcome.problemType()));
        attributes
                .putObject("AutoMLProblemTypeResolvedAttributes")
                .putObject("TabularResolvedAttributes")
                .put("ProblemType", outcome.problemType().awsName());
        return attributes;
    }

    private String metric(final ProblemType type) {
        return request.path("AutoMLJobObjective").path("MetricName").asText(type.defaultMetric());
    }

    private void advance() {
        if (status.equals("Stopping")) {
            end("Stopped");
        } else if (status.equals("InProgress")) {
            describes++;
            if (describes > steps.size()) {
                complete();
            } else {
                secondaryStatus = steps.get(describes - 1);
                changedAt = clock.instant();
            }
        }
    }

    private void complete() {
        try {
            outcome = training.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            end(outcome.failureReason() == null ? "Completed" : "Failed");
        } catch (final TimeoutException exception) {
            describes--;
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
        } catch (final ExecutionException exception) {
            outcome = new Outcome(null, null, "SANDBOX: " + exception.getCause());
            end("Failed");
        }
    }

    private void end(final String last) {
        status = last;
        secondaryStatus = last;
        changedAt = clock.instant();
    }

    /** How training ended: with a candidate, without one, or with a reason; null where not known. */
    record Outcome(ProblemType problemType, ObjectNode candidate, String failureReason) {}
}

package com.exasol.sme.sagemaker.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.model.AutoMLCandidate;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobObjective;
import software.amazon.awssdk.services.sagemaker.model.AutoMLPartialFailureReason;
import software.amazon.awssdk.services.sagemaker.model.CandidateProperties;
import software.amazon.awssdk.services.sagemaker.model.DescribeAutoMlJobV2Response;
import software.amazon.awssdk.services.sagemaker.model.FinalAutoMLJobObjectiveMetric;
import software.amazon.awssdk.services.sagemaker.model.MetricDatum;

/** What a job is at, and what became of it, in the fields that the Lua scripts make columns of; unknown is left out. */
final class JobReport {
    private static final String KIND = "Autopilot";

    private final DescribeAutoMlJobV2Response job;
    private final ObjectNode report = JsonNodeFactory.instance.objectNode();

    private JobReport(final DescribeAutoMlJobV2Response job) {
        this.job = job;
    }

    /** @param clock tells how long a job has been running that runs still */
    static ObjectNode of(final DescribeAutoMlJobV2Response job, final Clock clock) {
        final JobReport result = new JobReport(job);
        result.report
                .put("job_name", job.autoMLJobName())
                .put("job_kind", KIND)
                .put("job_status", job.autoMLJobStatusAsString())
                .put("job_secondary_status", job.autoMLJobSecondaryStatusAsString());
        result.failure().ifPresent(reason -> result.report.put("failure_reason", reason));
        result.objective();
        result.metrics();
        result.secondsRun(clock).ifPresent(seconds -> result.report.put("seconds_run", seconds));
        return result.report;
    }

    /** A job may come to a model although parts of it failed, such as the explanation of that model. */
    private Optional<String> failure() {
        final List<String> parts = job.partialFailureReasons().stream()
                .map(AutoMLPartialFailureReason::partialFailureMessage)
                .collect(Collectors.toList());
        return Optional.ofNullable(job.failureReason())
                .or(() -> parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts)));
    }

    /** That of the best candidate; before there is one, what is wanted. */
    private void objective() {
        final Optional<FinalAutoMLJobObjectiveMetric> best =
                Optional.ofNullable(job.bestCandidate()).map(AutoMLCandidate::finalAutoMLJobObjectiveMetric);
        best.map(metric ->
                        Optional.ofNullable(metric.standardMetricNameAsString()).orElse(metric.metricNameAsString()))
                .or(() -> Optional.ofNullable(job.autoMLJobObjective()).map(AutoMLJobObjective::metricNameAsString))
                .ifPresent(name -> report.put("objective", name));
        best.flatMap(metric -> MetricValue.of(metric.value())).ifPresent(value -> report.put("objective_value", value));
    }

    private void metrics() {
        final List<MetricDatum> metrics = Optional.ofNullable(job.bestCandidate())
                .map(AutoMLCandidate::candidateProperties)
                .map(CandidateProperties::candidateMetrics)
                .orElse(List.of());
        if (metrics.isEmpty()) {
            return;
        }
        final ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (final MetricDatum metric : metrics) {
            final String name =
                    Optional.ofNullable(metric.standardMetricNameAsString()).orElse(metric.metricNameAsString());
            final ObjectNode member = list.addObject().put("metric", name).put("set", metric.setAsString());
            member.put("value", MetricValue.of(metric.value()).orElse(null));
        }
        report.put("metrics", list.toString());
    }

    private Optional<Long> secondsRun(final Clock clock) {
        final Instant end = Optional.ofNullable(job.endTime()).orElseGet(clock::instant);
        return Optional.ofNullable(job.creationTime())
                .map(start -> Duration.between(start, end).toSeconds());
    }
}

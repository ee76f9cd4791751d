package com.exasol.sme.sagemaker.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.MetricData;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobStatus;

/** What a training job is at, in the same fields as {@link JobReport}; unknown is left out. */
final class TrainingJobReport {
    static final String KIND = "Training";

    /** What the container of a built-in algorithm measures on the validation channel begins so. */
    private static final String VALIDATION = "validation:";

    private static final String METRIC_NAMES = "eval_metric";

    private final DescribeTrainingJobResponse job;
    private final ObjectNode report = JsonNodeFactory.instance.objectNode();

    private TrainingJobReport(final DescribeTrainingJobResponse job) {
        this.job = job;
    }

    /** @param clock tells how long a job has been running that runs still */
    static ObjectNode of(final DescribeTrainingJobResponse job, final Clock clock) {
        final TrainingJobReport result = new TrainingJobReport(job);
        result.report
                .put("job_name", job.trainingJobName())
                .put("job_kind", KIND)
                .put("job_status", job.trainingJobStatusAsString())
                .put("job_secondary_status", job.secondaryStatusAsString());
        Optional.ofNullable(job.failureReason()).ifPresent(reason -> result.report.put("failure_reason", reason));
        result.objective();
        result.metrics();
        result.secondsRun(clock).ifPresent(seconds -> result.report.put("seconds_run", seconds));
        Optional.ofNullable(job.billableTimeInSeconds())
                .ifPresent(seconds -> result.report.put("seconds_billed", seconds));
        return result.report;
    }

    /** What was measured on validation data, never what was measured on those that were trained on. */
    private void objective() {
        Stream.concat(wanted(), job.finalMetricDataList().stream().map(MetricData::metricName))
                .filter(name -> name != null && name.startsWith(VALIDATION))
                .filter(name -> measured(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    report.put("objective", name);
                    measured(name)
                            .flatMap(metric -> MetricValue.of(metric.value()))
                            .ifPresent(value -> report.put("objective_value", value));
                });
    }

    /** {@return what the job was told to measure; the last one decides when it stops early} */
    private Stream<String> wanted() {
        final List<String> names = Arrays.asList(
                job.hyperParameters().getOrDefault(METRIC_NAMES, "").split(","));
        return Stream.of(VALIDATION + names.get(names.size() - 1));
    }

    private Optional<MetricData> measured(final String name) {
        return job.finalMetricDataList().stream()
                .filter(metric -> name.equals(metric.metricName()))
                .findFirst();
    }

    private void metrics() {
        if (job.finalMetricDataList().isEmpty()) {
            return;
        }
        final ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (final MetricData metric : job.finalMetricDataList()) {
            list.addObject()
                    .put("metric", metric.metricName())
                    .put("value", MetricValue.of(metric.value()).orElse(null));
        }
        report.put("metrics", list.toString());
    }

    /** A job that failed before its instances had started has no end of training. */
    private Optional<Long> secondsRun(final Clock clock) {
        final boolean isOver = Stream.of(
                        TrainingJobStatus.COMPLETED, TrainingJobStatus.FAILED, TrainingJobStatus.STOPPED)
                .anyMatch(status -> status == job.trainingJobStatus());
        final Instant end = Optional.ofNullable(job.trainingEndTime())
                .or(() -> Optional.ofNullable(job.lastModifiedTime()).filter(it -> isOver))
                .orElseGet(clock::instant);
        return Optional.ofNullable(job.creationTime())
                .map(start -> Duration.between(start, end).toSeconds());
    }
}

package com.exasol.sme.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.AutoMLPartialFailureReason;
import software.amazon.awssdk.services.sagemaker.model.MetricDatum;

@Tag("turkish-locale")
class AutopilotJobStatusPollingUdfTest {
    private static final String REQUEST = "{'job_name':'churn','connection_name':'AWS','aws_region':'eu-central-1'}";

    private final TestSageMaker aws = new TestSageMaker();

    private Answer answer() {
        return Answer.of(TestScripts.polling(aws), REQUEST);
    }

    @Test
    void tellsBothStatuses() {
        aws.jobs.put("churn", TestJobs.started("churn"));
        assertThat(answer().results())
                .isEqualTo("{'job_name':'churn','job_kind':'Autopilot','job_status':'InProgress',"
                        + "'job_secondary_status':'Starting'}");
    }

    @Test
    void tellsWhatBecameOfAJob() {
        aws.jobs.put(
                "churn",
                TestJobs.completed("churn").toBuilder()
                        .creationTime(Instant.parse("2026-01-02T03:04:05Z"))
                        .endTime(Instant.parse("2026-01-02T04:04:06.9Z"))
                        .autoMLJobObjective(objective -> objective.metricName("AUC"))
                        .bestCandidate(candidate -> candidate
                                .finalAutoMLJobObjectiveMetric(
                                        metric -> metric.metricName("F1").value(0.87654F))
                                .candidateProperties(properties -> properties.candidateMetrics(List.of(
                                        MetricDatum.builder()
                                                .metricName("F1")
                                                .set("Validation")
                                                .value(0.1F)
                                                .build(),
                                        MetricDatum.builder()
                                                .metricName("F1")
                                                .standardMetricName("LogLoss")
                                                .value(Float.NaN)
                                                .build()))))
                        .build());
        assertThat(answer().results())
                .isEqualTo("{'job_name':'churn','job_kind':'Autopilot','job_status':'Completed',"
                        + "'job_secondary_status':'Completed','objective':'F1','objective_value':0.87654,'metrics':'["
                        + "{\\'metric\\':\\'F1\\',\\'set\\':\\'Validation\\',\\'value\\':0.1},"
                        + "{\\'metric\\':\\'LogLoss\\',\\'set\\':null,\\'value\\':null}]','seconds_run':3601}");
    }

    @Test
    void tellsWhyAJobFailed() {
        aws.jobs.put(
                "churn",
                TestJobs.started("churn").toBuilder()
                        .autoMLJobStatus("Failed")
                        .autoMLJobObjective(objective -> objective.metricName("AUC"))
                        .failureReason("no memory")
                        .build());
        assertThat(answer().results()).endsWith("'failure_reason':'no memory','objective':'AUC'}");
    }

    @Test
    void tellsWhatFailedBesides() {
        aws.jobs.put(
                "churn",
                TestJobs.completed("churn").toBuilder()
                        .partialFailureReasons(List.of(
                                AutoMLPartialFailureReason.builder()
                                        .partialFailureMessage("no report")
                                        .build(),
                                AutoMLPartialFailureReason.builder()
                                        .partialFailureMessage("no insights")
                                        .build()))
                        .build());
        assertThat(answer().results()).endsWith("'failure_reason':'no report; no insights'}");
    }

    /** Of a job that runs, until now. */
    @Test
    void tellsHowLongAJobHasBeenRunning() {
        aws.jobs.put(
                "churn",
                TestJobs.started("churn").toBuilder()
                        .creationTime(Instant.now().minusSeconds(1000))
                        .build());
        assertThat(answer().results()).containsPattern("'seconds_run':1\\d{3}\\}");
    }

    @Test
    void saysThatThereIsNoSuchJob() {
        assertThat(answer().message())
                .isEqualTo("E-SME-UDF-10: There is no Autopilot job 'churn' in region 'eu-central-1'. Check the job's"
                        + " name, upper and lower case included, the region, and that the connection belongs to the"
                        + " AWS account that trained it. AWS says: ResourceNotFound: AutoML job does not exist (HTTP"
                        + " status 400, request request-1).");
        assertThat(answer().results()).isEqualTo("{'job':'absent'}");
    }

    /** It says what is wrong, which may be something else than the job. */
    @Test
    void showsTheWordsOfAValidationException() {
        aws.failing("DescribeAutoMLJobV2", TestSageMaker.refusal(400, "ValidationException", "Not in this form"));
        assertThat(answer().message())
                .startsWith("E-SME-UDF-26: ")
                .contains("The cause: ValidationException: Not in this form (HTTP status 400,");
    }

    @Test
    void tellsOtherFailuresOfAws() {
        aws.failing("DescribeAutoMLJobV2", TestSageMaker.refusal(403, "ExpiredToken", "expired"));
        assertThat(answer().message())
                .startsWith(
                        "E-SME-UDF-21: DescribeAutoMLJobV2 of Autopilot job 'churn' in region eu-central-1 failed.");
    }
}

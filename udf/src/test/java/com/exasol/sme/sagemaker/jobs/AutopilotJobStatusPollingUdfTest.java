package com.exasol.sme.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
        assertThat(answer().results()).isEqualTo("{'job_status':'InProgress','job_secondary_status':'Starting'}");
    }

    @Test
    void saysThatThereIsNoSuchJob() {
        assertThat(answer().message())
                .isEqualTo("E-SME-UDF-10: There is no Autopilot job 'churn' in region 'eu-central-1'. Check the job's"
                        + " name, upper and lower case included, the region, and that the connection belongs to the"
                        + " AWS account that trained it. AWS says: ResourceNotFound: AutoML job does not exist (HTTP"
                        + " status 400, request request-1).");
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

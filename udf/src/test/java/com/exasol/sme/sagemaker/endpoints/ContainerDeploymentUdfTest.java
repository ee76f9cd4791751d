package com.exasol.sme.sagemaker.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;

/** Endpoints with the models of training jobs. */
class ContainerDeploymentUdfTest {
    private static final String NAMES = "'job_name':'churn','endpoint_name':'my-ep','connection_name':'AWS',"
            + "'aws_region':'eu-central-1','probabilities':false,'job_kind':'Training'";
    private static final String XGBOOST = ",'problem_type':'BinaryClassification','environment':"
            + "{'SAGEMAKER_INFERENCE_SUPPORTED':'predicted_label,labels,probabilities'}";
    private static final String ARTIFACT = "s3://bucket/out/model.tar.gz";

    private final TestSageMaker aws = new TestSageMaker();

    private static DescribeTrainingJobResponse completed() {
        return TestJobs.training("churn").toBuilder()
                .trainingJobStatus("Completed")
                .secondaryStatus("Completed")
                .modelArtifacts(artifacts -> artifacts.s3ModelArtifacts(ARTIFACT))
                .build();
    }

    private Answer describe(final String model) {
        return Answer.of(TestScripts.deployment(aws, 30), "{'action':'describe'," + NAMES + model + "}");
    }

    private ContainerDefinition created(final String model) {
        final Answer answer = Answer.of(
                TestScripts.deployment(aws, 30),
                "{'action':'create'," + NAMES + model + ",'deployment':'4711-8','instance_type':'ml.m5.large',"
                        + "'instance_count':1,'wait':false}");
        assertThat(answer.message()).isNull();
        return aws.models.get("my-ep").primaryContainer();
    }

    @Test
    void askXgboostForTheProbabilitiesOfAllLabels() {
        aws.trainingJobs.put("churn", completed());
        assertThat(describe(XGBOOST).results())
                .isEqualTo("{'problem_type':'BinaryClassification','containers':1,'response_keys':"
                        + "['predicted_label','labels','probabilities']}");
        final ContainerDefinition container = created(XGBOOST);
        assertThat(container.image()).isEqualTo("image:1");
        assertThat(container.modelDataUrl()).isEqualTo(ARTIFACT);
        assertThat(container.environment())
                .isEqualTo(Map.of(
                        "SAGEMAKER_INFERENCE_SUPPORTED", "predicted_label,labels,probabilities",
                        "SAGEMAKER_INFERENCE_OUTPUT", "predicted_label,labels,probabilities"));
        assertThat(aws.models.get("my-ep").executionRoleArn()).isEqualTo(TestJobs.ROLE);
        assertThat(aws.models.get("my-ep").tags().toString()).contains("exasol:created-by", "sme", "churn");
    }

    @Test
    void askARegressionForNothing() {
        aws.trainingJobs.put("churn", completed());
        final String regression = ",'problem_type':'Regression','environment':{}";
        assertThat(describe(regression).results())
                .isEqualTo("{'problem_type':'Regression','containers':1,'response_keys':[]}");
        assertThat(created(regression).environment()).isEmpty();
    }

    @Test
    void serveAnImageOfOnesOwnByAnotherOneIfThereIsOne() {
        aws.trainingJobs.put("churn", completed());
        assertThat(describe(",'environment':{}").results()).isEqualTo("{'containers':1,'response_keys':[]}");
        assertThat(created(",'environment':{},'inference_image':'serving:2'").image())
                .isEqualTo("serving:2");
    }

    @ParameterizedTest
    @CsvSource({"InProgress, Training, 111", "Stopping, Stopping, 111", "Failed, Failed, 110", "Stopped, Stopped, 112"})
    void needAModel(final String status, final String secondary, final String code) {
        aws.trainingJobs.put(
                "churn",
                TestJobs.training("churn").toBuilder()
                        .trainingJobStatus(status)
                        .secondaryStatus(secondary)
                        .build());
        assertThat(describe(XGBOOST).code()).isEqualTo("E-SME-UDF-" + code);
    }

    /** The time of the training ran out, and the container had kept what it had learned. */
    @Test
    void takeAStoppedJobThatHasAModel() {
        aws.trainingJobs.put(
                "churn",
                completed().toBuilder()
                        .trainingJobStatus("Stopped")
                        .secondaryStatus("MaxRuntimeExceeded")
                        .build());
        assertThat(describe(XGBOOST).status()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "create"})
    void sayThatThereIsNoSuchJob(final String action) {
        final Answer answer = Answer.of(
                TestScripts.deployment(aws, 30),
                "{'action':'" + action + "'," + NAMES + XGBOOST
                        + ",'deployment':'4711-8','instance_type':'ml.m5.large','instance_count':1,'wait':true}");
        assertThat(answer.code()).isEqualTo("E-SME-UDF-109");
    }
}

package com.exasol.sme.sagemaker.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/** Endpoints without servers, endpoints that nobody waits for, and what AWS says of them. */
@Tag("turkish-locale")
class EndpointSettingsUdfTest {
    private static final String ENDPOINT =
            "'endpoint_name':'my-ep','connection_name':'AWS','aws_region':'eu-central-1'";
    private static final String CREATE =
            "{'action':'create','job_name':'churn'," + ENDPOINT + ",'probabilities':false,'deployment':'4711-8',";
    private static final String INSTANCES = "'instance_type':'ml.m5.large','instance_count':2,";
    private static final String SERVERLESS = "'memory_size_in_mb':2048,'max_concurrency':20,";

    private final TestSageMaker aws = new TestSageMaker();

    @BeforeEach
    void train() {
        aws.jobs.put("churn", TestJobs.completed("churn", "Regression", TestJobs.container("one")));
    }

    private Answer answer(final String request) {
        return Answer.of(TestScripts.deployment(aws, 30), request);
    }

    private Answer status() {
        return answer("{'action':'status'," + ENDPOINT + "}");
    }

    private Answer undo() {
        return answer("{'action':'undo'," + ENDPOINT + ",'deployment':'4711-8'}");
    }

    private Answer createWithoutWaiting() {
        return answer(CREATE + INSTANCES + "'wait':false}");
    }

    private void progress(final EndpointStatus... statuses) {
        aws.progress.clear();
        aws.progress.addAll(List.of(statuses));
    }

    @Test
    void asksForMemoryInsteadOfInstances() {
        progress(EndpointStatus.IN_SERVICE);
        assertThat(answer(CREATE + SERVERLESS + "'wait':true}").status()).isEqualTo("OK");
        assertThat(aws.configurations.get("my-ep").productionVariants())
                .containsExactly(ProductionVariant.builder()
                        .variantName("AllTraffic")
                        .modelName("my-ep")
                        .initialVariantWeight(1F)
                        .serverlessConfig(config -> config.memorySizeInMB(2048).maxConcurrency(20))
                        .build());
    }

    @Test
    void doesNotWait() {
        progress(EndpointStatus.CREATING);
        final Answer answer = createWithoutWaiting();
        assertThat(answer.status()).isEqualTo("OK");
        assertThat(aws.calls)
                .containsExactly(
                        "DescribeAutoMLJobV2 churn",
                        "CreateModel my-ep",
                        "CreateEndpointConfig my-ep",
                        "CreateEndpoint my-ep",
                        "DescribeEndpoint my-ep");
    }

    @Test
    void looksUntilAwsKnowsTheEndpointEverywhere() {
        progress(EndpointStatus.CREATING);
        aws.failing("DescribeEndpoint", TestSageMaker.refusal(400, "ValidationException", "Could not find"));
        assertThat(createWithoutWaiting().status()).isEqualTo("OK");
        assertThat(aws.calls("DescribeEndpoint")).hasSize(2);
    }

    @Test
    void undoesWhatFailsBeforeTheWaiting() {
        aws.failing("CreateEndpoint", TestSageMaker.refusal(400, "ResourceLimitExceeded", "ml.m5.large: 0"));
        final Answer answer = createWithoutWaiting();
        assertThat(answer.code()).isEqualTo("E-SME-UDF-23");
        assertThat(answer.results()).isEqualTo("{'undone':true}");
        assertThat(aws.calls("Delete")).containsExactly("DeleteEndpointConfig my-ep", "DeleteModel my-ep");
    }

    @Test
    void waitsUntilAwsLetsGoOfWhatItTakesBack() {
        progress(EndpointStatus.CREATING);
        createWithoutWaiting();
        progress(EndpointStatus.CREATING, EndpointStatus.CREATING, EndpointStatus.CREATING, EndpointStatus.IN_SERVICE);
        assertThat(undo().status()).isEqualTo("OK");
        assertThat(aws.endpoints).isEmpty();
        assertThat(aws.configurations).isEmpty();
        assertThat(aws.models).isEmpty();
    }

    @Test
    void doesNotWaitForTheEndpointOfAnother() {
        progress(EndpointStatus.CREATING);
        aws.endpoints.put(
                "my-ep", CreateEndpointRequest.builder().endpointName("my-ep").build());
        assertThat(undo().status()).isEqualTo("OK");
        assertThat(aws.endpoints).containsKey("my-ep");
        assertThat(aws.calls("DescribeEndpoint my-ep")).hasSize(2);
    }

    @Test
    void saysThatAwsDoesNotLetGo() {
        progress(EndpointStatus.CREATING);
        createWithoutWaiting();
        assertThat(undo().code()).isEqualTo("E-SME-UDF-17");
        assertThat(aws.endpoints).containsKey("my-ep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'wait':null", "'wait':1", "'wait':'true'"})
    void takesNoRequestThatDoesNotSayWhetherToWait(final String wait) {
        assertThatThrownBy(() -> answer((CREATE + INSTANCES + wait + "}").replace(",}", "}")))
                .hasMessageStartingWith(
                        "F-SME-UDF-1: The request of a Lua script is malformed: wait: neither true nor false.");
        assertThat(aws.calls).noneMatch(call -> call.startsWith("Create"));
    }

    private void endpointIsThere(final String name) {
        aws.endpoints.put(
                "my-ep", CreateEndpointRequest.builder().endpointName(name).build());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FAILED", "DELETING", "UNKNOWN_TO_SDK_VERSION"})
    void tellsTheStatus(final EndpointStatus status) {
        endpointIsThere("my-ep");
        progress(status);
        aws.failureReason = "None of it.";
        assertThat(status().results()).isEqualTo("{'endpoint_status':'" + status + "'}");
    }

    @Test
    void tellsWhyAnEndpointFailed() {
        endpointIsThere("my-ep");
        progress(EndpointStatus.FAILED);
        aws.failureReason = "The primary container did not pass the ping health check.";
        assertThat(status().results())
                .isEqualTo("{'endpoint_status':'Failed','failure_reason':"
                        + "'The primary container did not pass the ping health check.'}");
    }

    @Test
    void saysThatAwsGivesNoReason() {
        endpointIsThere("my-ep");
        progress(EndpointStatus.FAILED);
        assertThat(status().results())
                .isEqualTo("{'endpoint_status':'Failed','failure_reason':'AWS gives no reason.'}");
    }

    @Test
    void saysThatThereIsNoSuchEndpoint() {
        assertThat(status().message())
                .isEqualTo("E-SME-UDF-38: There is no endpoint 'my-ep' in region 'eu-central-1'. Check the endpoint's"
                        + " name, upper and lower case included, the region, and that the connection belongs to the"
                        + " AWS account that deployed it. AWS says: ValidationException: Could not find endpoint"
                        + " \"arn:endpoint/my-ep\". (HTTP status 400, request request-1).");
    }

    @Test
    void tellsNothingOfAnEndpointInAnotherCase() {
        endpointIsThere("My-Ep");
        progress(EndpointStatus.IN_SERVICE);
        assertThat(status().code()).isEqualTo("E-SME-UDF-38");
    }

    @Test
    void saysWhenAwsListsAnEndpointAndCannotDescribeIt() {
        aws.ghosts.add("my-ep");
        assertThat(status().code()).isEqualTo("E-SME-UDF-73");
    }

    @Test
    void saysThatItIsNotThereWhereItMayNotListEndpoints() {
        aws.failing("ListEndpoints", TestSageMaker.refusal(403, "AccessDeniedException", "no ListEndpoints"));
        final Answer answer = status();
        assertThat(answer.code()).isEqualTo("E-SME-UDF-38");
        assertThat(answer.results()).isEqualTo("{'endpoint':'absent'}");
    }
}

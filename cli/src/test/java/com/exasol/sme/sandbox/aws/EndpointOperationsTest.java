package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointOperationsTest {
    private static final String ARN = "arn:aws:sagemaker:eu-central-1:111122223333:";
    private final ReadyAccount account = new ReadyAccount();
    private final Answer job = account.train("job");

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void isInServiceAfterSomeDescribes() {
        create();
        assertThat(describe().at("/EndpointStatus")).isEqualTo("Creating");
        assertThat(describe().at("/EndpointStatus")).isEqualTo("Creating");
        final Answer inService = describe();
        assertThat(inService.at("/EndpointStatus")).isEqualTo("InService");
        assertThat(inService.at("/EndpointConfigName")).isEqualTo("ep");
        assertThat(inService.at("/ProductionVariants/0/CurrentInstanceCount")).isEqualTo("2");
    }

    @Test
    void isGoneSomeDescribesAfterItWasDeleted() {
        createInService();
        account.call("DeleteEndpoint", name("Endpoint", "ep"));
        assertThat(describe().at("/EndpointStatus")).isEqualTo("Deleting");
        assertValidation(describe(), "Could not find endpoint \"" + ARN + "endpoint/ep\".");
        assertThat(account.aws().inventory(ReadyAccount.REGION).endpoints()).isEmpty();
    }

    @Test
    void cannotBeDeletedWhileCreatingOrDeleting() {
        create();
        final String words = "Cannot update in-progress endpoint \"" + ARN + "endpoint/ep\".";
        assertValidation(account.client().call("DeleteEndpoint", name("Endpoint", "ep")), words);
        describe();
        describe();
        describe();
        account.call("DeleteEndpoint", name("Endpoint", "ep"));
        assertValidation(account.client().call("DeleteEndpoint", name("Endpoint", "ep")), words);
    }

    @Test
    void keepsItsConfigurationWhileCreating() {
        create();
        assertValidation(
                account.client().call("DeleteEndpointConfig", name("EndpointConfig", "ep")),
                "SANDBOX: Cannot delete endpoint configuration \"" + ARN + "endpoint-config/ep\" while endpoint \""
                        + ARN + "endpoint/ep\" is being created from it.");
    }

    @Test
    void failsOnRequestAndCanBeDeletedThen() {
        account.aws().faults().failNextEndpoint("The container did not pass the ping health check.");
        create();
        describe();
        describe();
        final Answer failed = describe();
        assertThat(failed.at("/EndpointStatus")).isEqualTo("Failed");
        assertThat(failed.at("/FailureReason")).isEqualTo("The container did not pass the ping health check.");
        account.call("DeleteEndpoint", name("Endpoint", "ep"));
    }

    @Test
    void staysCreatingOnRequest() {
        account.aws().faults().neverFinishNextEndpoint();
        create();
        for (int describe = 0; describe < 10; describe++) {
            assertThat(describe().at("/EndpointStatus")).isEqualTo("Creating");
        }
        assertThat(account.aws().inventory(ReadyAccount.REGION))
                .isEqualTo(new Inventory(List.of("job"), List.of(), List.of("ep"), List.of("ep"), List.of("ep")));
    }

    @Test
    void failsWhenItsModelDataIsGone() {
        account.call("CreateModel", modelRequest("ep").toString());
        account.call("CreateEndpointConfig", ReadyAccount.configRequest("ep").toString());
        final String key = "out/job/sagemaker-automl-candidates/job-1/ensemble/output/model.tar.gz";
        account.aws().s3().delete(ReadyAccount.BUCKET, key);
        account.call("CreateEndpoint", ReadyAccount.endpointRequest("ep"));
        describe();
        describe();
        assertThat(describe().at("/FailureReason"))
                .isEqualTo("Could not find model data at s3://bucket-1/" + key + ".");
    }

    @ParameterizedTest
    @CsvSource({"CreateModel, model", "CreateEndpointConfig, endpoint configuration", "CreateEndpoint, endpoint"})
    void refusesANameThatDiffersOnlyInCase(final String operation, final String kind) {
        create();
        final String request =
                switch (operation) {
                    case "CreateModel" -> modelRequest("EP").toString();
                    case "CreateEndpointConfig" ->
                        ReadyAccount.configRequest("EP").toString();
                    default -> ReadyAccount.endpointRequest("EP");
                };
        assertValidation(
                account.client().call(operation, request),
                "Cannot create already existing " + kind + " \"" + ARN + kind.replace(" configuration", "-config")
                        + "/ep\".");
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeModel, Model, model, model",
        "DeleteModel, Model, model, model",
        "DescribeEndpointConfig, EndpointConfig, endpoint configuration, endpoint-config",
        "DeleteEndpointConfig, EndpointConfig, endpoint configuration, endpoint-config",
        "DescribeEndpoint, Endpoint, endpoint, endpoint",
        "DeleteEndpoint, Endpoint, endpoint, endpoint"
    })
    void doesNotFindWhatIsNotThere(final String operation, final String noun, final String kind, final String arnKind) {
        assertValidation(
                account.client().call(operation, name(noun, "Not-There")),
                "Could not find " + kind + " \"" + ARN + arnKind + "/not-there\".");
    }

    @Test
    void tellsWhichConfigurationItIsAboutToGet() {
        createInService();
        account.call("CreateModel", modelRequest("shadow").toString());
        final ObjectNode request = ReadyAccount.configRequest("next");
        ((ObjectNode) request.at("/ProductionVariants/0")).put("ModelName", "ep");
        request.putArray("ShadowProductionVariants")
                .add(ReadyAccount.configRequest("shadow").at("/ProductionVariants/0"));
        account.call("CreateEndpointConfig", request.toString());
        assertThat(account.call("DescribeEndpointConfig", name("EndpointConfig", "next"))
                        .at("/ShadowProductionVariants/0/ModelName"))
                .isEqualTo("shadow");
        account.call("UpdateEndpoint", "{\"EndpointName\":\"ep\",\"EndpointConfigName\":\"next\"}");
        final Answer updating = describe();
        assertThat(updating.at("/EndpointStatus")).isEqualTo("Updating");
        assertThat(updating.at("/EndpointConfigName")).isEqualTo("ep");
        assertThat(updating.at("/PendingDeploymentSummary/EndpointConfigName")).isEqualTo("next");
        assertValidation(
                account.client().call("DeleteEndpoint", name("Endpoint", "ep")),
                "Cannot update in-progress endpoint \"" + ARN + "endpoint/ep\".");
        describe();
        final Answer updated = describe();
        assertThat(updated.at("/EndpointStatus")).isEqualTo("InService");
        assertThat(updated.at("/EndpointConfigName")).isEqualTo("next");
        assertThat(updated.at("/PendingDeploymentSummary")).isEmpty();
    }

    @Test
    void hasInferenceComponents() {
        create();
        account.call(
                "CreateInferenceComponent",
                "{\"InferenceComponentName\":\"part\",\"EndpointName\":\"ep\",\"VariantName\":\"AllTraffic\","
                        + "\"Specification\":{\"ModelName\":\"ep\","
                        + "\"ComputeResourceRequirements\":{\"MinMemoryRequiredInMb\":1024}}}");
        assertThat(account.call("ListInferenceComponents", "{}").at("/InferenceComponents/0/InferenceComponentName"))
                .isEqualTo("part");
        assertThat(account.call("DescribeInferenceComponent", name("InferenceComponent", "part"))
                        .at("/Specification/ModelName"))
                .isEqualTo("ep");
    }

    @Test
    void needsTheModelsOfShadowsAndInstancePools() {
        account.call("CreateModel", modelRequest("ep").toString());
        final ObjectNode shadow = ReadyAccount.configRequest("ep");
        shadow.putArray("ShadowProductionVariants")
                .add(ReadyAccount.configRequest("shadow").at("/ProductionVariants/0"));
        assertValidation(
                account.client().call("CreateEndpointConfig", shadow.toString()),
                "Could not find model \"" + ARN + "model/shadow\".");
        final ObjectNode pool = ReadyAccount.configRequest("ep");
        ((ObjectNode) pool.at("/ProductionVariants/0"))
                .putArray("InstancePools")
                .addObject()
                .put("InstanceType", "ml.m5.large")
                .put("ModelNameOverride", "pool");
        assertValidation(
                account.client().call("CreateEndpointConfig", pool.toString()),
                "Could not find model \"" + ARN + "model/pool\".");
    }

    @Test
    void needsAModelForAConfigurationAndAConfigurationForAnEndpoint() {
        assertValidation(
                account.client()
                        .call(
                                "CreateEndpointConfig",
                                ReadyAccount.configRequest("ep").toString()),
                "Could not find model \"" + ARN + "model/ep\".");
        assertValidation(
                account.client().call("CreateEndpoint", ReadyAccount.endpointRequest("ep")),
                "Could not find endpoint configuration \"" + ARN + "endpoint-config/ep\".");
    }

    @Test
    void describesModelAndConfigurationAsTheyWereCreated() {
        create();
        final Answer model = account.call("DescribeModel", name("Model", "ep"));
        assertThat(model.at("/ModelArn")).isEqualTo(ARN + "model/ep");
        assertThat(model.json().at("/Containers")).isEqualTo(modelRequest("ep").get("Containers"));
        final Answer config = account.call("DescribeEndpointConfig", name("EndpointConfig", "ep"));
        assertThat(config.at("/ProductionVariants/0/ModelName")).isEqualTo("ep");
    }

    private static ObjectNode serverless(final String name, final int memory, final int concurrency) {
        final ObjectNode request = ReadyAccount.configRequest(name);
        ((ObjectNode) request.at("/ProductionVariants/0"))
                .remove(List.of("InstanceType", "InitialInstanceCount"))
                .putObject("ServerlessConfig")
                .put("MemorySizeInMB", memory)
                .put("MaxConcurrency", concurrency);
        return request;
    }

    private Answer createServerless(final ObjectNode configuration) {
        account.call("CreateModel", modelRequest("ep").toString());
        return account.client().call("CreateEndpointConfig", configuration.toString());
    }

    @Test
    void describesWhatAServerlessEndpointHas() {
        createServerless(serverless("ep", 2048, 5));
        account.call("CreateEndpoint", ReadyAccount.endpointRequest("ep"));
        describe();
        describe();
        final Answer inService = describe();
        assertThat(inService.at("/ProductionVariants/0/CurrentServerlessConfig/MemorySizeInMB"))
                .isEqualTo("2048");
        assertThat(inService.at("/ProductionVariants/0/CurrentInstanceCount")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "512 | 5 | Value '512' at 'productionVariants.1.member.serverlessConfig.memorySizeInMB' failed to satisfy "
                        + "constraint: Member must have value greater than or equal to 1024",
                "7168 | 5 | Value '7168' at 'productionVariants.1.member.serverlessConfig.memorySizeInMB' failed to satisfy "
                        + "constraint: Member must have value less than or equal to 6144",
                "1024 | 201 | Value '201' at 'productionVariants.1.member.serverlessConfig.maxConcurrency' failed to satisfy "
                        + "constraint: Member must have value less than or equal to 200"
            })
    void refusesServerlessOutOfRange(final int memory, final int concurrency, final String problem) {
        assertValidation(
                createServerless(serverless("ep", memory, concurrency)), "1 validation error detected: " + problem);
    }

    @Test
    void refusesMemoryBetweenItsSteps() {
        assertValidation(
                createServerless(serverless("ep", 1500, 5)),
                "SANDBOX: MemorySizeInMB has to be one of 1024, 2048, 3072, 4096, 5120, 6144.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "InitialInstanceCount",
                "VolumeSizeInGB",
                "ModelDataDownloadTimeoutInSeconds",
                "ContainerStartupHealthCheckTimeoutInSeconds"
            })
    void refusesServerlessWithWhatInstancesHave(final String field) {
        final ObjectNode request = serverless("ep", 1024, 5);
        ((ObjectNode) request.at("/ProductionVariants/0")).put(field, 60);
        assertValidation(
                createServerless(request), "SANDBOX: A variant with ServerlessConfig cannot have " + field + ".");
    }

    @Test
    void refusesAVariantThatRunsOnNothing() {
        final ObjectNode request = ReadyAccount.configRequest("ep");
        ((ObjectNode) request.at("/ProductionVariants/0")).remove("InstanceType");
        assertValidation(
                createServerless(request),
                "SANDBOX: A variant needs InstanceType and InitialInstanceCount, or ServerlessConfig.");
    }

    @Test
    void refusesSeveralServerlessVariants() {
        final ObjectNode request = serverless("ep", 1024, 5);
        request.withArray("ProductionVariants").add(request.at("/ProductionVariants/0"));
        assertValidation(createServerless(request), "SANDBOX: A serverless endpoint has one variant only.");
    }

    @Test
    void refusesAServerlessPipeline() {
        account.aws().trainPipelines(true);
        final ObjectNode model = Json.object()
                .put("ModelName", "pipeline")
                .put("ExecutionRoleArn", account.aws().roleArn());
        model.setAll(ReadyAccount.withKeys(account.train("tuned"), "predicted_label"));
        account.call("CreateModel", model.toString());
        assertValidation(
                account.client()
                        .call(
                                "CreateEndpointConfig",
                                serverless("pipeline", 1024, 5).toString()),
                "SANDBOX: A serverless endpoint does not run an inference pipeline.");
    }

    @Test
    void takesNoMoreThan4MegabytesWithoutServers() {
        createServerless(serverless("ep", 1024, 5));
        account.call("CreateEndpoint", ReadyAccount.endpointRequest("ep"));
        describe();
        describe();
        describe();
        final Answer answer = account.client().invoke("ep", "x".repeat(4_194_305));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Member must have length less than or equal to 4194304");
    }

    @Test
    void refusesAModelWithoutData() {
        final ObjectNode request = modelRequest("ep");
        ((ObjectNode) request.at("/Containers/0")).put("ModelDataUrl", "s3://bucket-1/none");
        assertValidation(
                account.client().call("CreateModel", request.toString()),
                "Could not find model data at s3://bucket-1/none.");
    }

    @Test
    void refusesAModelWithBothKindsOfContainers() {
        final ObjectNode request = modelRequest("ep");
        request.set("PrimaryContainer", request.at("/Containers/0"));
        assertValidation(
                account.client().call("CreateModel", request.toString()),
                "SANDBOX: Either PrimaryContainer or Containers must be given.");
    }

    @Test
    void refusesAnEnvironmentOfMoreThan32Kilobytes() {
        final ObjectNode request = modelRequest("ep");
        for (int variable = 0; variable < 40; variable++) {
            ((ObjectNode) request.at("/Containers/0/Environment")).put("V" + variable, "x".repeat(1000));
        }
        assertValidation(
                account.client().call("CreateModel", request.toString()),
                "SANDBOX: The environment of a container has more than 32 KB.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListModels", "ListEndpointConfigs", "ListEndpoints"})
    void listsWhatIsThere(final String operation) {
        create();
        assertThat(account.call(operation, "{\"NameContains\":\"e\"}").body()).contains("\"ep\"");
        assertThat(account.call(operation, "{\"NameContains\":\"other\"}").body())
                .doesNotContain("\"ep\"");
    }

    @Test
    void listsEndpointsByStatus() {
        create();
        assertThat(account.call("ListEndpoints", "{\"StatusEquals\":\"Creating\"}")
                        .json()
                        .at("/Endpoints"))
                .hasSize(1);
        assertThat(account.call("ListEndpoints", "{\"StatusEquals\":\"InService\"}")
                        .json()
                        .at("/Endpoints"))
                .isEmpty();
    }

    @Test
    void keepsRegionsApart() {
        create();
        final SignedClient elsewhere = account.signedFor("us-east-1");
        assertValidation(
                elsewhere.call("DescribeEndpoint", name("Endpoint", "ep")),
                "Could not find endpoint \"arn:aws:sagemaker:us-east-1:111122223333:endpoint/ep\".");
        assertThat(account.aws().inventory("us-east-1").isTidy()).isTrue();
    }

    private void create() {
        account.create("ep", ReadyAccount.withKeys(job, "predicted_label"));
    }

    private void createInService() {
        create();
        describe();
        describe();
        describe();
    }

    private ObjectNode modelRequest(final String name) {
        final ObjectNode request = Json.object()
                .put("ModelName", name)
                .put("ExecutionRoleArn", account.aws().roleArn());
        request.setAll(ReadyAccount.withKeys(job, "predicted_label"));
        return request;
    }

    private Answer describe() {
        return account.client().call("DescribeEndpoint", name("Endpoint", "ep"));
    }

    private static String name(final String noun, final String name) {
        return "{\"" + noun + "Name\":\"" + name + "\"}";
    }

    private static void assertValidation(final Answer answer, final String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo("ValidationException");
        assertThat(answer.at("/message")).isEqualTo(message);
    }
}

package com.exasol.sme.sagemaker.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

class AutopilotEndpointDeletionUdfTest {
    private static final String ALL_THREE = "[{'resource':'endpoint','name':'my-ep'},"
            + "{'resource':'endpoint configuration','name':'my-ep'},{'resource':'model','name':'my-ep'}]";

    private final TestSageMaker aws = new TestSageMaker();

    /** As for an endpoint that a script records. */
    private Answer delete() {
        return delete(true);
    }

    private Answer delete(final boolean isUntagged) {
        return Answer.of(
                TestScripts.deletion(aws, 5),
                "{'endpoint_name':'my-ep','connection_name':'AWS','aws_region':'eu-central-1','untagged':" + isUntagged
                        + "}");
    }

    private void endpoint(final String name, final String configuration) {
        aws.endpoints.put(
                name,
                CreateEndpointRequest.builder()
                        .endpointName(name)
                        .endpointConfigName(configuration)
                        .build());
    }

    private void configuration(final String name, final String... models) {
        final ProductionVariant[] variants = new ProductionVariant[models.length];
        for (int index = 0; index < models.length; index++) {
            variants[index] = ProductionVariant.builder()
                    .variantName("variant" + index)
                    .modelName(models[index])
                    .build();
        }
        aws.configurations.put(
                name,
                CreateEndpointConfigRequest.builder()
                        .endpointConfigName(name)
                        .productionVariants(variants)
                        .build());
    }

    private void model(final String name) {
        aws.models.put(name, CreateModelRequest.builder().modelName(name).build());
    }

    private void ownEndpoint() {
        endpoint("my-ep", "my-ep");
        configuration("my-ep", "my-ep");
        model("my-ep");
        aws.progress.add(EndpointStatus.IN_SERVICE);
    }

    @Test
    void deletesTheEndpointFirst() {
        ownEndpoint();
        final Answer answer = delete();
        assertThat(answer.results()).isEqualTo("{'deleted':" + ALL_THREE + ",'kept':[]}");
        assertThat(aws.calls("Delete"))
                .containsExactly("DeleteEndpoint my-ep", "DeleteEndpointConfig my-ep", "DeleteModel my-ep");
    }

    @Test
    void leavesAnEndpointAloneThatDoesNotBearTheTag() {
        ownEndpoint();
        final Answer answer = delete(false);
        assertThat(answer.message())
                .isEqualTo("E-SME-UDF-79: Endpoint 'my-ep' in region 'eu-central-1' does not bear the tag of what sme"
                        + " creates, and no script records that it was deployed. Nothing was deleted. If it is yours to"
                        + " delete, such as one of the Python extension, call SME_DELETE_SAGEMAKER_ENDPOINT with"
                        + " \"untagged\": true.");
        assertThat(aws.calls("Delete")).isEmpty();
    }

    @Test
    void keepsWhatDoesNotBearTheTagBesideAnEndpointThatIsGone() {
        configuration("my-ep", "my-ep");
        model("my-ep");
        assertThat(delete(false).results())
                .isEqualTo("{'deleted':[],'kept':[{'resource':'endpoint configuration','name':'my-ep','reason':'it does"
                        + " not bear the tag of what sme creates'},{'resource':'model','name':'my-ep','reason':'it does"
                        + " not bear the tag of what sme creates'}]}");
        assertThat(aws.calls("Delete")).isEmpty();
    }

    @Test
    void doesNothingTheSecondTime() {
        ownEndpoint();
        delete();
        assertThat(delete().results()).isEqualTo("{'deleted':[],'kept':[]}");
    }

    @Test
    void deletesWhatIsLeftOfAnEndpointThatIsGone() {
        configuration("my-ep", "my-ep");
        model("my-ep");
        assertThat(delete().results())
                .isEqualTo("{'deleted':[{'resource':'endpoint configuration','name':'my-ep'},"
                        + "{'resource':'model','name':'my-ep'}],'kept':[]}");
    }

    @Test
    void deletesAModelWhoseConfigurationIsGone() {
        model("my-ep");
        assertThat(delete().results()).isEqualTo("{'deleted':[{'resource':'model','name':'my-ep'}],'kept':[]}");
    }

    @Test
    void waitsWhileTheEndpointIsCreating() {
        ownEndpoint();
        aws.progress.addFirst(EndpointStatus.CREATING);
        aws.progress.addFirst(EndpointStatus.CREATING);
        assertThat(delete().results()).isEqualTo("{'deleted':" + ALL_THREE + ",'kept':[]}");
    }

    @Test
    void waitsForADeletionThatIsUnderWay() {
        ownEndpoint();
        aws.progress.clear();
        aws.progress.add(EndpointStatus.DELETING);
        aws.progress.add(EndpointStatus.DELETING);
        assertThat(delete().results()).isEqualTo("{'deleted':" + ALL_THREE + ",'kept':[]}");
        assertThat(aws.calls("DeleteEndpoint my-ep")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATING", "UPDATING", "SYSTEM_UPDATING", "ROLLING_BACK"})
    void givesUpWhenItsTimeIsOver(final EndpointStatus status) {
        ownEndpoint();
        aws.progress.clear();
        aws.progress.add(status);
        final Answer answer = delete();
        assertThat(answer.message())
                .isEqualTo("E-SME-UDF-17: Endpoint 'my-ep' in region 'eu-central-1' is not gone after 5 minutes,"
                        + " because AWS is still busy with it. Run the delete script again later. Until the endpoint"
                        + " is gone AWS bills it.");
        assertThat(aws.calls("Delete")).isEmpty();
    }

    @Test
    void deletesTheConfigurationThatAnUpdateGaveTheEndpoint() {
        ownEndpoint();
        endpoint("my-ep", "newer");
        configuration("newer", "newer-model", null);
        model("newer-model");
        assertThat(delete().results())
                .isEqualTo("{'deleted':[{'resource':'endpoint','name':'my-ep'},"
                        + "{'resource':'endpoint configuration','name':'newer'},"
                        + "{'resource':'endpoint configuration','name':'my-ep'},"
                        + "{'resource':'model','name':'newer-model'},{'resource':'model','name':'my-ep'}],'kept':[]}");
    }

    @Test
    void keepsWhatOthersUse() {
        endpoint("my-ep", "shared");
        endpoint("other", "shared");
        configuration("shared", "shared-model");
        model("shared-model");
        aws.progress.add(EndpointStatus.IN_SERVICE);
        aws.progress.add(EndpointStatus.IN_SERVICE);
        assertThat(delete().results())
                .isEqualTo("{'deleted':[{'resource':'endpoint','name':'my-ep'}],'kept':["
                        + "{'resource':'endpoint configuration','name':'shared','reason':'used by endpoint 'other' (EndpointConfigName)'},"
                        + "{'resource':'model','name':'shared-model','reason':'used by endpoint configuration"
                        + " 'shared' (ProductionVariants[0].ModelName)'}]}");
    }

    @Test
    void keepsWhatOthersUseUnderTheNameOfTheEndpoint() {
        endpoint("other", "my-ep");
        configuration("my-ep", "my-ep");
        model("my-ep");
        assertThat(delete().results())
                .isEqualTo("{'deleted':[],'kept':["
                        + "{'resource':'endpoint configuration','name':'my-ep','reason':'used by endpoint 'other' (EndpointConfigName)'},"
                        + "{'resource':'model','name':'my-ep','reason':'used by endpoint configuration 'my-ep'"
                        + " (ProductionVariants[0].ModelName)'}]}");
    }

    /** Fields that are newer than the SDK, or that nobody has thought of yet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ShadowProductionVariants':[{'ModelName':'my-ep'}]} | ShadowProductionVariants[0].ModelName",
                "{'ProductionVariants':[{'InstancePools':[{},{'ModelNameOverride':'my-ep'}]}]}"
                        + " | ProductionVariants[0].InstancePools[1].ModelNameOverride",
                "{'FieldToCome':{'Models':['a','MY-EP']}} | FieldToCome.Models[1]",
                "{'FieldToCome':{'my-ep':0.5}} | FieldToCome.my-ep",
                "{'FieldToCome':'arn:aws:sagemaker:eu-central-1:111122223333:model/my-ep'} | FieldToCome",
                "{'FieldToCome':'Waits for my-ep.'} | FieldToCome"
            })
    void keepsAModelThatAnotherConfigurationNamesAnywhere(final String fields, final String place) {
        ownEndpoint();
        configuration("theirs", "their-model");
        aws.newFields.put("theirs", fields);
        assertThat(delete().results())
                .endsWith(",'kept':[{'resource':'model','name':'my-ep','reason':'used by endpoint configuration"
                        + " 'theirs' (" + place + ")'}]}");
        assertThat(aws.calls("DeleteModel")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ProductionVariants':[{'ModelName':'my-ep-2'},{'ModelName':'not-my-ep'}]}",
                "{'FieldToCome':'my-ep.dkr.ecr.amazonaws.com'}",
                "{'FieldToCome':'arn:aws:my-ep:eu-central-1:111122223333:model/other'}",
                "{'EndpointConfigArn':'arn:aws:sagemaker:eu-central-1:111122223333:endpoint-config/my-ep'}"
            })
    void deletesAModelThatOthersDoNotName(final String fields) {
        ownEndpoint();
        configuration("theirs", "their-model");
        aws.newFields.put("theirs", fields);
        assertThat(delete().results()).isEqualTo("{'deleted':" + ALL_THREE + ",'kept':[]}");
    }

    @Test
    void keepsAConfigurationThatAnEndpointIsAboutToGet() {
        ownEndpoint();
        endpoint("other", "other");
        aws.newFields.put("other", "{'PendingDeploymentSummary':{'EndpointConfigName':'my-ep'}}");
        assertThat(delete().results())
                .isEqualTo("{'deleted':[{'resource':'endpoint','name':'my-ep'}],'kept':["
                        + "{'resource':'endpoint configuration','name':'my-ep','reason':'used by endpoint 'other'"
                        + " (PendingDeploymentSummary.EndpointConfigName)'},"
                        + "{'resource':'model','name':'my-ep','reason':'used by endpoint configuration 'my-ep'"
                        + " (ProductionVariants[0].ModelName)'}]}");
    }

    @Test
    void keepsAModelThatAnEndpointIsAboutToGet() {
        endpoint("my-ep", "mine");
        endpoint("other", "other");
        configuration("mine", "model");
        model("model");
        aws.progress.add(EndpointStatus.IN_SERVICE);
        aws.newFields.put("other", "{'PendingDeploymentSummary':{'ProductionVariants':[{'FieldToCome':'model'}]}}");
        assertThat(delete().results())
                .endsWith(",'kept':[{'resource':'model','name':'model','reason':'used by endpoint 'other'"
                        + " (PendingDeploymentSummary.ProductionVariants[0].FieldToCome)'}]}");
    }

    @Test
    void keepsTheModelOfAnInferenceComponent() {
        ownEndpoint();
        aws.components.addAll(List.of("one", "two"));
        aws.newFields.put("two", "{'Specification':{'ModelName':'my-ep'}}");
        assertThat(delete().results())
                .endsWith(",'kept':[{'resource':'model','name':'my-ep','reason':'used by inference component 'two'"
                        + " (Specification.ModelName)'}]}");
    }

    @Test
    void deletesItsShadowModelsAndThoseOfInstancePools() {
        ownEndpoint();
        aws.newFields.put(
                "my-ep",
                "{'ProductionVariants':[{'ModelName':'my-ep','InstancePools':[{'ModelNameOverride':'pool'}]}],"
                        + "'ShadowProductionVariants':[{'ModelName':'shadow'}]}");
        model("shadow");
        model("pool");
        assertThat(delete().results())
                .isEqualTo("{'deleted':" + ALL_THREE.replace("]", "")
                        + ",{'resource':'model','name':'pool'},{'resource':'model','name':'shadow'}],'kept':[]}");
    }

    @Test
    void keepsWhatSomethingMayUseThatAwsListsAndCannotDescribe() {
        ownEndpoint();
        aws.ghosts.add("ghost");
        assertThat(delete().results())
                .isEqualTo("{'deleted':[{'resource':'endpoint','name':'my-ep'}],'kept':["
                        + "{'resource':'endpoint configuration','name':'my-ep','reason':'perhaps used by endpoint"
                        + " 'ghost', which AWS lists but cannot describe'},"
                        + "{'resource':'model','name':'my-ep','reason':'used by endpoint configuration 'my-ep'"
                        + " (ProductionVariants[0].ModelName)'}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ListInferenceComponents | nobody can tell whether inference components use it: E-SME-UDF-22:",
                "DescribeInferenceComponent | perhaps used by inference component 'one', which cannot be described: E-SME-UDF-22:"
            })
    void keepsAModelOfWhichItMayNotLookForUses(final String operation, final String reason) {
        ownEndpoint();
        aws.components.add("one");
        aws.failing(operation, TestSageMaker.refusal(403, "AccessDeniedException", "no " + operation));
        assertThat(delete().results())
                .contains(",'kept':[{'resource':'model','name':'my-ep','reason':'" + reason, "no " + operation)
                .doesNotContain("'name':'my-ep'}],'kept':[]");
    }

    @Test
    void looksForUsesOnce() {
        ownEndpoint();
        configuration("my-ep", "a", "b", "c");
        model("a");
        model("b");
        model("c");
        configuration("theirs", "their-model");
        delete();
        assertThat(aws.calls("DescribeEndpointConfig theirs")).hasSize(1);
        assertThat(aws.calls("ListEndpointConfigs")).hasSize(1);
        assertThat(aws.calls("ListInferenceComponents")).hasSize(1);
    }

    @Test
    void listsNothingButEndpointsWhereNothingIsThere() {
        configuration("theirs", "their-model");
        delete();
        assertThat(aws.calls("List")).hasSize(1);
        assertThat(aws.calls("DescribeEndpointConfig theirs")).isEmpty();
    }

    @Test
    void saysWhereAwsListsTheEndpointAndCannotDescribeIt() {
        configuration("my-ep", "my-ep");
        aws.ghosts.add("my-ep");
        assertThat(delete().message())
                .isEqualTo("E-SME-UDF-73: AWS lists endpoint 'my-ep' in region 'eu-central-1', but cannot describe it."
                        + " It may still run, and be billed. Run the statement again in a few minutes. If AWS goes on"
                        + " like this, look for the endpoint in the console of AWS.");
        assertThat(aws.calls("Delete")).isEmpty();
    }

    @Test
    void refusesANameThatAwsFindsInAnotherCase() {
        aws.endpoints.put(
                "my-ep",
                CreateEndpointRequest.builder()
                        .endpointName("My-Ep")
                        .endpointConfigName("My-Ep")
                        .build());
        aws.progress.add(EndpointStatus.IN_SERVICE);
        assertThat(delete().message())
                .startsWith("E-SME-UDF-37: There is no endpoint 'my-ep' in region 'eu-central-1', but endpoint"
                        + " 'My-Ep'.");
        assertThat(aws.calls("Delete")).isEmpty();
    }

    @Test
    void refusesANameThatDiffersInCaseOnly() {
        endpoint("other", "other");
        endpoint("My-Ep", "My-Ep");
        configuration("my-ep", "my-ep");
        final Answer answer = delete();
        assertThat(answer.message())
                .isEqualTo("E-SME-UDF-37: There is no endpoint 'my-ep' in region 'eu-central-1', but endpoint 'My-Ep'."
                        + " Give the name in the same upper and lower case, if this is the one to delete.");
        assertThat(aws.calls("Delete")).isEmpty();
    }

    @Test
    void keepsAModelOfAnotherConfiguration() {
        endpoint("my-ep", "mine");
        configuration("theirs", "model");
        configuration("mine", "model");
        model("model");
        aws.progress.add(EndpointStatus.OUT_OF_SERVICE);
        assertThat(delete().results())
                .endsWith("'kept':[{'resource':'model','name':'model','reason':'used by endpoint configuration"
                        + " 'theirs' (ProductionVariants[0].ModelName)'}]}");
    }

    @Test
    void tellsWhatItDeletedBeforeAFailure() {
        ownEndpoint();
        aws.failing("DeleteModel", TestSageMaker.refusal(403, "AccessDeniedException", "no DeleteModel"));
        final Answer answer = delete();
        assertThat(answer.code()).isEqualTo("E-SME-UDF-22");
        assertThat(answer.message()).endsWith(" Deleted already: endpoint 'my-ep', endpoint configuration 'my-ep'.");
    }

    @Test
    void takesWhatSomeoneElseDeletedMeanwhileForDone() {
        ownEndpoint();
        aws.losingTheAnswer("DeleteModel", TestSageMaker.refusal(400, "ValidationException", "Could not find"));
        assertThat(delete().status()).isEqualTo("OK");
    }
}

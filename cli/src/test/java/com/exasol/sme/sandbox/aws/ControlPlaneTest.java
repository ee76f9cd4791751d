package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPlaneTest {
    private final ReadyAccount account = new ReadyAccount();

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void refusesAnOperationItDoesNotKnow() {
        final Answer answer = account.client().call("CreateHyperParameterTuningJob", "{}");
        assertThat(answer.errorType()).isEqualTo("UnknownOperationException");
        assertThat(answer.at("/message")).isEqualTo("SANDBOX: Operation 'CreateHyperParameterTuningJob' is not known.");
    }

    @Test
    void refusesAnotherProtocol() {
        final Answer answer =
                account.client().send("/", "{}", "application/json", Map.of("X-Amz-Target", "SageMaker.ListModels"));
        assertThat(answer.errorType()).isEqualTo("SerializationException");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThat(account.client().call("ListModels", "no").errorType()).isEqualTo("SerializationException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DescribeEndpoint|{}|Value null at 'endpointName' failed to satisfy constraint: Member must not be null",
                "DescribeEndpoint|{\"EndpointName\":null}|"
                        + "Value null at 'endpointName' failed to satisfy constraint: Member must not be null",
                "DescribeEndpoint|{\"EndpointName\":\"a_b\"}|Value 'a_b' at 'endpointName' failed to satisfy "
                        + "constraint: Member must satisfy regular expression pattern: "
                        + "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
                "DescribeEndpoint|{\"EndpointName\":1}|"
                        + "SANDBOX: the value at 'endpointName' has the wrong JSON type",
                "DescribeEndpoint|{\"EndpointName\":\"a\",\"Other\":1}|"
                        + "SANDBOX: 'other' is not known to the sandbox",
                "DescribeEndpoint|[]|SANDBOX: the value at '' has the wrong JSON type",
                "ListModels|{\"MaxResults\":0}|Value '0' at 'maxResults' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1",
                "ListModels|{\"MaxResults\":101}|Value '101' at 'maxResults' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 100",
                "ListModels|{\"MaxResults\":1.5}|SANDBOX: the value at 'maxResults' has the wrong JSON type",
                "ListModels|{\"SortOrder\":\"Up\"}|Value 'Up' at 'sortOrder' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [Ascending, Descending]",
                "ListTags|{\"ResourceArn\":\"x\"}|Value 'x' at 'resourceArn' failed to satisfy constraint: Member "
                        + "must satisfy regular expression pattern: "
                        + "arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+"
            })
    void refusesAWrongField(final String operation, final String request, final String problem) {
        final Answer answer = account.client().call(operation, request);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo("ValidationException");
        assertThat(answer.at("/message")).isEqualTo("1 validation error detected: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|AutoMLJobName|a_b|'autoMLJobName' failed to satisfy constraint: Member must satisfy regular",
                "/|AutoMLJobName|a123456789012345678901234567890123|less than or equal to 32",
                "/|RoleArn|arn:aws:iam::1:role/r|'roleArn' failed to satisfy constraint: Member must satisfy regular",
                "/|RoleArn|role|greater than or equal to 20",
                "/OutputDataConfig|S3OutputPath|bucket/x|'outputDataConfig.s3OutputPath' failed",
                "/AutoMLJobInputDataConfig/0|ChannelType|test|'autoMLJobInputDataConfig.1.member.channelType' failed",
                "/AutoMLProblemTypeConfig/TabularJobConfig|TargetAttributeName||"
                        + "'autoMLProblemTypeConfig.tabularJobConfig.targetAttributeName' failed",
                "/AutoMLProblemTypeConfig/TabularJobConfig|ProblemType|Clustering|Member must satisfy enum value set"
            })
    void refusesAWrongFieldOfAJob(final String at, final String field, final String value, final String words) {
        final ObjectNode request = account.jobRequest("job");
        ((ObjectNode) (at.equals("/") ? request : request.at(at))).put(field, value == null ? "" : value);
        final Answer answer = account.client().call("CreateAutoMLJobV2", request.toString());
        assertThat(answer.errorType()).isEqualTo("ValidationException");
        assertThat(answer.at("/message")).contains("validation error").contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "MaxCandidates, 0",
        "MaxCandidates, 751",
        "MaxRuntimePerTrainingJobInSeconds, 0",
        "MaxAutoMLJobRuntimeInSeconds, 0",
        "MaxAutoMLJobRuntimeInSeconds, 2592001"
    })
    void refusesLimitsOutOfRange(final String field, final int value) {
        final ObjectNode request = account.jobRequest("job");
        ((ObjectNode) request.at("/AutoMLProblemTypeConfig/TabularJobConfig"))
                .putObject("CompletionCriteria")
                .put(field, value);
        assertThat(account.client()
                        .call("CreateAutoMLJobV2", request.toString())
                        .at("/message"))
                .startsWith("1 validation error detected: Value '" + value + "' at "
                        + "'autoMLProblemTypeConfig.tabularJobConfig.completionCriteria.");
    }

    @Test
    void countsTheProblemsOfARequest() {
        final ObjectNode config = ReadyAccount.configRequest("ep");
        ((ObjectNode) config.at("/ProductionVariants/0"))
                .put("InstanceType", "ml.m5.huge")
                .put("InitialInstanceCount", 0)
                .put("InitialVariantWeight", -1);
        assertThat(account.client()
                        .call("CreateEndpointConfig", config.toString())
                        .at("/message"))
                .startsWith("3 validation errors detected: ")
                .contains("productionVariants.1.member.instanceType");
    }

    @Test
    void refusesTooFewTooManyAndNoListMembers() {
        final ObjectNode config = ReadyAccount.configRequest("ep");
        config.putArray("ProductionVariants");
        assertThat(account.client()
                        .call("CreateEndpointConfig", config.toString())
                        .at("/message"))
                .contains("greater than or equal to 1");
        for (int variant = 0; variant < 11; variant++) {
            config.withArray("ProductionVariants")
                    .add(ReadyAccount.configRequest("ep").at("/ProductionVariants/0"));
        }
        assertThat(account.client()
                        .call("CreateEndpointConfig", config.toString())
                        .at("/message"))
                .contains("less than or equal to 10");
        config.put("ProductionVariants", "x");
        assertThat(account.client()
                        .call("CreateEndpointConfig", config.toString())
                        .at("/message"))
                .endsWith("SANDBOX: the value at 'productionVariants' has the wrong JSON type");
    }

    @Test
    void refusesAWrongEnvironment() {
        final ObjectNode model = Json.object().put("ModelName", "m").put("ExecutionRoleArn", "x".repeat(20));
        final ObjectNode container =
                model.putObject("PrimaryContainer").put("Image", "i i").put("ModelDataUrl", "x");
        container.putObject("Environment").put("1A", "x").put("A", "x".repeat(1025));
        assertThat(account.client().call("CreateModel", model.toString()).at("/message"))
                .startsWith("5 validation errors detected: ");
        container.put("Environment", 1).put("Mode", "Other");
        assertThat(account.client().call("CreateModel", model.toString()).at("/message"))
                .startsWith("5 validation errors detected: ");
        container.remove("Environment");
        model.put("EnableNetworkIsolation", "yes");
        assertThat(account.client().call("CreateModel", model.toString()).at("/message"))
                .endsWith("SANDBOX: the value at 'enableNetworkIsolation' has the wrong JSON type");
        final ObjectNode environment = container.putObject("Environment");
        for (int variable = 0; variable < 101; variable++) {
            environment.put("V" + variable, "");
        }
        assertThat(account.client().call("CreateModel", model.toString()).at("/message"))
                .contains("'primaryContainer.environment' failed to satisfy constraint: Member must have length "
                        + "less than or equal to 100");
    }

    @Test
    void refusesAUserWithoutThePermission() {
        account.aws().deny("DescribeEndpointConfig");
        final Answer answer = account.client().call("DescribeEndpointConfig", "{\"EndpointConfigName\":\"My-Ep\"}");
        assertThat(answer.errorType()).isEqualTo("AccessDeniedException");
        assertThat(answer.at("/message"))
                .isEqualTo("User: arn:aws:iam::111122223333:user/exasol is not authorized to perform: "
                        + "sagemaker:DescribeEndpointConfig on resource: "
                        + "arn:aws:sagemaker:eu-central-1:111122223333:endpoint-config/my-ep because no "
                        + "identity-based policy allows the sagemaker:DescribeEndpointConfig action");
        account.aws().allow("DescribeEndpointConfig");
        assertThat(account.client()
                        .call("DescribeEndpointConfig", "{\"EndpointConfigName\":\"My-Ep\"}")
                        .errorType())
                .isEqualTo("ValidationException");
    }

    @Test
    void refusesAUserWhoMayNotPassARole() {
        account.aws().deny("PassRole");
        assertThat(account.client()
                        .call("CreateAutoMLJobV2", account.jobRequest("job").toString())
                        .at("/message"))
                .contains("iam:PassRole on resource: " + account.aws().roleArn());
    }

    @Test
    void refusesTagsToAUserWhoMayNotAddThem() {
        account.aws().deny("AddTags");
        final ObjectNode request = account.jobRequest("job");
        request.putArray("Tags").addObject().put("Key", "a").put("Value", "1");
        assertThat(account.client()
                        .call("CreateAutoMLJobV2", request.toString())
                        .at("/message"))
                .contains("sagemaker:AddTags on resource: arn:aws:sagemaker:eu-central-1:111122223333:automl-job/job");
        assertThat(account.client()
                        .call("CreateAutoMLJobV2", account.jobRequest("job").toString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void doesWhatThePolicyOfTheUserAllowsAndNothingElse() {
        account.aws().attach("""
                {"Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow", "Action": "sagemaker:ListModels", "Resource": "*",
                    "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-central-1"}}}]}""");
        assertThat(account.client().call("ListModels", "{}").status()).isEqualTo(200);
        assertThat(account.client().call("ListEndpoints", "{}").at("/message"))
                .contains("sagemaker:ListEndpoints on resource: * because no identity-based policy allows");
        account.aws().detach();
        assertThat(account.client().call("ListEndpoints", "{}").status()).isEqualTo(200);
    }

    @Test
    void keepsTagsUntilTheResourceIsDeleted() {
        final ObjectNode request = account.jobRequest("job");
        request.putArray("Tags").addObject().put("Key", "a").put("Value", "1");
        final String arn = account.call("CreateAutoMLJobV2", request.toString()).at("/AutoMLJobArn");
        account.call("AddTags", "{\"ResourceArn\":\"" + arn + "\",\"Tags\":[{\"Key\":\"b\",\"Value\":\"2\"}]}");
        assertThat(account.call("ListTags", "{\"ResourceArn\":\"" + arn + "\"}").body())
                .isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},{\"Key\":\"b\",\"Value\":\"2\"}]}");
    }

    @Test
    void listsTenAtATimeAndTheNewestFirst() {
        final Answer job = account.train("job");
        for (int model = 0; model < 12; model++) {
            final ObjectNode request = Json.object()
                    .put("ModelName", "model-" + model)
                    .put("ExecutionRoleArn", account.aws().roleArn());
            request.setAll(ReadyAccount.withKeys(job, "predicted_label"));
            account.call("CreateModel", request.toString());
        }
        final Answer first = account.call("ListModels", "{}");
        assertThat(names(first)).hasSize(10).startsWith("model-11").endsWith("model-2");
        final Answer second = account.call("ListModels", "{\"NextToken\":\"" + first.at("/NextToken") + "\"}");
        assertThat(names(second)).containsExactly("model-1", "model-0");
        assertThat(second.json().has("NextToken")).isFalse();
        assertThat(names(account.call(
                        "ListModels", "{\"SortBy\":\"Name\",\"SortOrder\":\"Ascending\",\"MaxResults\":3}")))
                .containsExactly("model-0", "model-1", "model-10");
        assertThat(account.client().call("ListModels", "{\"NextToken\":\"99\"}").at("/message"))
                .startsWith("SANDBOX: ");
    }

    private static List<String> names(final Answer answer) {
        final List<String> names = new ArrayList<>();
        answer.json()
                .get("Models")
                .forEach(model -> names.add(model.get("ModelName").textValue()));
        return names;
    }
}

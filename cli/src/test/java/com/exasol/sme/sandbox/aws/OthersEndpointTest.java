package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OthersEndpointTest {
    private static final String TABLE = "A,B,Class\n" + ReadyAccount.rows(600, "yes", "no");

    private final ReadyAccount account = new ReadyAccount();

    @AfterEach
    void stop() {
        account.close();
    }

    private Answer invoke(final String endpoint, final String contentType, final String body) {
        return account.client()
                .send("/endpoints/" + endpoint + "/invocations", body, contentType, Map.of("Accept", "*/*"));
    }

    @Test
    void isInServiceWithoutTagsAndNoBodyAskedForIt() {
        account.aws().delays(3, 3);
        account.aws().serve(ReadyAccount.REGION, "mindsdb", OwnContainer.MINDSDB, ReadyAccount.BUCKET, TABLE, "Class");
        assertThat(account.aws().requests().all()).isEmpty();
        final Answer endpoint = account.call("DescribeEndpoint", "{\"EndpointName\":\"mindsdb\"}");
        assertThat(endpoint.at("/EndpointStatus")).isEqualTo("InService");
        assertThat(account.call("ListTags", "{\"ResourceArn\":\"" + endpoint.at("/EndpointArn") + "\"}")
                        .json()
                        .get("Tags"))
                .isEmpty();
    }

    @Test
    void answersAndRefusesThroughTheRuntime() {
        account.aws().serve(ReadyAccount.REGION, "mindsdb", OwnContainer.MINDSDB, ReadyAccount.BUCKET, TABLE, "Class");
        account.aws().serve(ReadyAccount.REGION, "flow", OwnContainer.MLFLOW, ReadyAccount.BUCKET, TABLE, "Class");
        final Answer sentence = invoke("mindsdb", "application/json", "[{\"A\":1,\"B\":\"left\"}]");
        assertThat(sentence.at("/prediction")).endsWith("is yes");
        assertThat(sentence.headers().get("content-type")).containsExactly("application/json");
        assertThat(invoke("flow", "text/csv", "A,B\n1,left\n-1,right\n").body())
                .isEqualTo("{\"predictions\": [\"yes\", \"no\"]}");
        final Answer refusal = invoke("flow", "application/json", "{\"instances\":[{\"A\":\"x\",\"B\":\"left\"}]}");
        assertThat(refusal.status()).isEqualTo(424);
        assertThat(refusal.at("/OriginalStatusCode")).isEqualTo("400");
        assertThat(refusal.at("/OriginalMessage")).startsWith("{\"error_code\": \"BAD_REQUEST\"");
        assertThat(invoke("mindsdb", "text/plain", "x").at("/OriginalStatusCode"))
                .isEqualTo("415");
    }

    @Test
    void failsWithAModelOfAnotherContainer() {
        account.create("ep", ReadyAccount.withKeys(account.train("ep"), "predicted_label"));
        final String autopilot =
                account.call("DescribeModel", "{\"ModelName\":\"ep\"}").body();
        account.call(
                "CreateModel",
                autopilot
                        .replaceAll("\"ModelArn\":\"[^\"]*\",\"CreationTime\":[0-9.E]+", "\"Tags\":[]")
                        .replace("\"ModelName\":\"ep\"", "\"ModelName\":\"wrong\"")
                        .replaceAll(
                                "\"Image\":\"[^\"]*\"",
                                "\"Image\":\"1.dkr.ecr.eu-central-1.amazonaws.com/mlflow-pyfunc:2\""));
        account.call("CreateEndpointConfig", ReadyAccount.configRequest("wrong").toString());
        account.call("CreateEndpoint", ReadyAccount.endpointRequest("wrong"));
        String status = "Creating";
        while (status.equals("Creating")) {
            status = account.call("DescribeEndpoint", "{\"EndpointName\":\"wrong\"}")
                    .at("/EndpointStatus");
        }
        assertThat(account.call("DescribeEndpoint", "{\"EndpointName\":\"wrong\"}")
                        .at("/FailureReason"))
                .isEqualTo("SANDBOX: The model data is none of mlflow-pyfunc.");
    }
}

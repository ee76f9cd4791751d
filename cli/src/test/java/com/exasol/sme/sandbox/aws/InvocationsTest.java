package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.account.RequestLog;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.sagemaker.Candidate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationsTest {
    private static final String NUMBER = "[0-9.e-]+";
    private static final String PROBABILITIES = "\"\\[" + NUMBER + ", " + NUMBER + "\\]\"";
    private static final String ALL = "predicted_label,labels,probabilities,probability";

    private final ReadyAccount account = new ReadyAccount();

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void answersWithTheLabelOnlyByDefault() {
        serve(ReadyAccount.withKeys(account.train("ep"), "predicted_label"));
        final Answer answer = invoke("1,left\n-1,right\n1,left\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("yes\nno\nyes");
        assertThat(answer.headers().get("content-length")).containsExactly("10");
        assertThat(answer.headers().get("x-amzn-invoked-production-variant")).containsExactly("AllTraffic");
    }

    @Test
    void answersWithTheLabelOnlyWithoutAnEnvironment() {
        final ObjectNode containers = containers(account.train("ep"));
        ((ObjectNode) containers.at("/Containers/0")).remove("Environment");
        serve(containers);
        assertThat(invoke("1,left\n-1,right").body()).isEqualTo("yes\nno");
    }

    @Test
    void answersWithAllKeysInTheirOrder() {
        account.deploy("ep");
        assertThat(invoke("1,left\n-1,right").body())
                .matches("yes,\"\\['no', 'yes'\\]\"," + PROBABILITIES + "," + NUMBER + "\n"
                        + "no,\"\\['no', 'yes'\\]\"," + PROBABILITIES + "," + NUMBER);
    }

    @Test
    void answersNanForAKeyItDoesNotKnow() {
        serve(ReadyAccount.withKeys(account.train("ep"), "predicted_label,mood"));
        assertThat(invoke("1,left").body()).isEqualTo("yes,nan");
    }

    @Test
    void answersWithOneNumberForARegression() {
        account.upload("train/1.csv", "A,B,LABEL\n" + ReadyAccount.rows(600, "1.5", "2.5"));
        final ObjectNode request = account.jobRequest("ep");
        ((ObjectNode) request.at("/AutoMLProblemTypeConfig/TabularJobConfig")).put("ProblemType", "Regression");
        request.putObject("AutoMLJobObjective").put("MetricName", "MSE");
        serve(containers(account.train(request)));
        assertThat(invoke("1,left\n-1,right").body()).matches("1\\.\\d+\n2\\.\\d+");
    }

    @Test
    void writesLabelsAsPythonDoesOnRequest() {
        account.upload("train/1.csv", "A,B,LABEL\n" + ReadyAccount.rows(600, "true", "1"));
        account.deploy("ep");
        account.aws().answerIn(AnswerStyle.PYTHON);
        assertThat(invoke("1,left\n-1,right").body())
                .matches("True,\"\\[1\\.0, True\\]\",.*\n1\\.0,\"\\[1\\.0, True\\]\",.*");
    }

    @Test
    void servesAPipelineWhoseContainersAgree() {
        account.aws().trainPipelines(true);
        final ObjectNode containers = ReadyAccount.withKeys(account.train("ep"), ALL);
        environment(containers, 1).put(Candidate.OUTPUT, "predicted_label,probabilities,probability");
        environment(containers, 2).put(Candidate.INPUT, "predicted_label,probabilities,probability");
        serve(containers);
        assertThat(invoke("1,left").body()).startsWith("yes,\"['no', 'yes']\",\"[");
    }

    @Test
    void failsInAPipelineWhoseContainersDoNotAgree() {
        account.aws().trainPipelines(true);
        final ObjectNode containers = ReadyAccount.withKeys(account.train("ep"), ALL);
        environment(containers, 1).put(Candidate.OUTPUT, "predicted_label,probabilities");
        serve(containers);
        final Answer answer = invoke("1,left");
        assertThat(answer.status()).isEqualTo(424);
        assertThat(answer.at("/OriginalStatusCode")).isEqualTo("500");
    }

    @Test
    void servesAPipelineOfTwoContainersForARegression() {
        account.aws().trainPipelines(true);
        account.upload("train/1.csv", "A,B,LABEL\n" + ReadyAccount.rows(600, "1.5", "3.25"));
        final ObjectNode request = account.jobRequest("ep");
        ((ObjectNode) request.at("/AutoMLProblemTypeConfig/TabularJobConfig")).put("ProblemType", "Regression");
        request.putObject("AutoMLJobObjective").put("MetricName", "MSE");
        final ObjectNode containers = containers(account.train(request));
        assertThat(containers.get("Containers")).hasSize(2);
        serve(containers);
        assertThat(invoke("1,left").body()).matches(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void failsToServeAPartOfAPipeline(final int count) {
        account.aws().trainPipelines(true);
        final ObjectNode containers = ReadyAccount.withKeys(account.train("ep"), ALL);
        while (containers.get("Containers").size() > count) {
            containers.withArray("Containers").remove(count);
        }
        serve(containers);
        final Answer endpoint = account.call("DescribeEndpoint", "{\"EndpointName\":\"ep\"}");
        assertThat(endpoint.at("/EndpointStatus")).isEqualTo("Failed");
        assertThat(endpoint.at("/FailureReason")).startsWith("SANDBOX: The pipeline ");
    }

    @Test
    void readsQuotesAndMissingValues() {
        account.deploy("ep");
        assertThat(invoke("1,\"left\"\n,\n\"-1\",\"a \"\"b\"\"\nc\"").body().lines())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|SANDBOX: A row has 1 fields, the model was trained on 2 features.",
                "1,left,yes|SANDBOX: A row has 3 fields, the model was trained on 2 features.",
                "1,left\\n\\n1,left|SANDBOX: The body has a blank line; one missing value is written as \"\".",
                "''|SANDBOX: The body has no row.",
                "\"a\"b,c|SANDBOX: The body is not CSV: "
            })
    void passesOnWhatTheContainerRefuses(final String body, final String message) {
        account.deploy("ep");
        final Answer answer = invoke(body.replace("\\n", "\n").replace("''", ""));
        assertThat(answer.status()).isEqualTo(424);
        assertThat(answer.errorType()).isEqualTo("ModelError");
        assertThat(answer.at("/OriginalStatusCode")).isEqualTo("400");
        assertThat(answer.at("/OriginalMessage")).startsWith(message);
        assertThat(answer.at("/Message"))
                .startsWith("Received client error (400) from primary with message \"" + message)
                .endsWith("#logEventViewer:group=/aws/sagemaker/Endpoints/ep in account 111122223333 for more "
                        + "information.");
    }

    @ParameterizedTest
    @CsvSource({"application/json, text/csv, 415", "text/csv, application/json, 406"})
    void answersAndReadsCsvOnly(final String contentType, final String accept, final String status) {
        account.deploy("ep");
        final Answer answer =
                account.client().send("/endpoints/ep/invocations", "1,left", contentType, Map.of("Accept", accept));
        assertThat(answer.status()).isEqualTo(424);
        assertThat(answer.at("/OriginalStatusCode")).isEqualTo(status);
    }

    @Test
    void refusesABodyOfMoreThan6Megabytes() {
        final Answer answer = invoke("x".repeat(6_291_457));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo("ValidationError");
        assertThat(answer.at("/Message")).endsWith("Member must have length less than or equal to 6291456");
    }

    /** AWS documents the limit for serverless endpoints, and not what happens above it. */
    @Test
    void failsWhereTheAnswerHasMoreThan6Megabytes() {
        account.deploy("ep");
        assertThat(invoke("1,left\n".repeat(1000)).status()).isEqualTo(200);
        final Answer answer = invoke("1,left\n".repeat(200_000));
        assertThat(answer.status()).isEqualTo(424);
        assertThat(answer.at("/OriginalStatusCode")).isEqualTo("500");
        assertThat(answer.at("/OriginalMessage"))
                .matches("SANDBOX: The answer has \\d+ bytes, and 6291456 are the most\\.");
    }

    @Test
    void findsAnEndpointOnlyByItsExactNameAndInService() {
        final ObjectNode containers = ReadyAccount.withKeys(account.train("ep"), "predicted_label");
        account.create("ep", containers);
        assertNotFound(invoke("1,left"), "ep");
        describe(3);
        assertThat(invoke("1,left").status()).isEqualTo(200);
        assertNotFound(account.client().invoke("EP", "1,left"), "EP");
        assertNotFound(account.client().invoke("other", "1,left"), "other");
        account.call("DeleteEndpoint", "{\"EndpointName\":\"ep\"}");
        assertNotFound(invoke("1,left"), "ep");
    }

    @Test
    void logsInvocations() {
        account.deploy("ep");
        invoke("1,left");
        final List<RequestLog.Entry> log = account.aws().requests().of("InvokeEndpoint");
        assertThat(log).hasSize(1);
        assertThat(log.get(0).endpoint()).isEqualTo("ep");
        assertThat(log.get(0).headers().get("content-type")).containsExactly("text/csv");
        assertThat(log.get(0).bodyText()).isEqualTo("1,left");
    }

    private void serve(final ObjectNode containers) {
        account.create("ep", containers);
        describe(3);
    }

    private void describe(final int times) {
        for (int describe = 0; describe < times; describe++) {
            account.call("DescribeEndpoint", "{\"EndpointName\":\"ep\"}");
        }
    }

    private Answer invoke(final String csv) {
        return account.client().invoke("ep", csv);
    }

    private static ObjectNode containers(final Answer job) {
        final ObjectNode containers = Json.object();
        containers.set("Containers", job.json().at("/BestCandidate/InferenceContainers"));
        return containers;
    }

    private static ObjectNode environment(final ObjectNode containers, final int container) {
        return (ObjectNode) containers.at("/Containers/" + container + "/Environment");
    }

    private static void assertNotFound(final Answer answer, final String endpoint) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo("ValidationError");
        assertThat(answer.at("/Message")).isEqualTo("Endpoint " + endpoint + " of account 111122223333 not found.");
    }
}

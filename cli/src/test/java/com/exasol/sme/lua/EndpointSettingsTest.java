package com.exasol.sme.lua;

import static com.exasol.sme.lua.DeploymentCase.UDF;
import static com.exasol.sme.lua.DeploymentCase.script;
import static com.exasol.sme.lua.DeploymentCase.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that takes its arguments as JSON; what both deployment scripts do is shown with the other one. */
class EndpointSettingsTest {
    private static final String INSTANCES = "\"instance_type\":\"ml.m5.large\",\"instance_count\":2,";
    private static final String KNOWN = "the known keys are job_name, endpoint_name, schema_name, "
            + "aws_credentials_connection_name, aws_region, instance_type, instance_count, serverless, rows_per_request, "
            + "bytes_per_request, requests_in_flight, on_error, probabilities, wait, source, view_name, groups_per_node, error_column, "
            + "request, response, min_rows_per_request.";

    private final DeploymentCase deployment = DeploymentCase.ofJson();

    private static Map<String, Object> serverless(final Object memory, final Object concurrency) {
        final Map<String, Object> serverless = new HashMap<>();
        serverless.put("memory_size_in_mb", memory);
        serverless.put("max_concurrency", concurrency);
        return serverless;
    }

    private DeploymentCase withServerless(final Object serverless) {
        deployment.arguments.keySet().removeAll(List.of("instance_type", "instance_count"));
        return deployment.with("serverless", serverless);
    }

    private String errorWith(final String key, final Object value) {
        return deployment.with(key, value).error();
    }

    private DeploymentCase createsScripts(final String settings, final int connections) {
        return deployment
                .finds()
                .createsScripts(script(false, settings, connections), script(true, settings, connections));
    }

    private void creates(final String capacityAndWait) {
        deployment.database.udf(UDF, DeploymentCase.create(capacityAndWait), "OK", null, null, "{}");
        deployment.stillStands("MY_EP", "MY_EP_WITH_KEY").lacksGrants();
    }

    private static List<Object> row(final String status) {
        return List.of("my-ep", "\"PRED\".\"MY_EP\"", "\"PRED\".\"MY_EP_WITH_KEY\"", status);
    }

    @Test
    void doesTheSameAsTheScriptWithArgumentsOneByOne() throws Exception {
        deployment.finds().createsScripts().creates();
        assertThat(deployment.run()).extracting(row -> row.subList(0, 4)).containsExactly(row("InService"));
    }

    @Test
    void takesNullForWhatIsLeftOut() throws Exception {
        for (final String key : List.of(
                "serverless",
                "rows_per_request",
                "bytes_per_request",
                "requests_in_flight",
                "on_error",
                "probabilities",
                "wait",
                "source",
                "view_name",
                "groups_per_node")) {
            deployment.with(key, null);
        }
        deployment.finds().createsScripts().creates();
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void writesAllSettingsIntoThePredictionScripts() throws Exception {
        deployment
                .with("rows_per_request", 5000)
                .with("bytes_per_request", 4000000)
                .with("requests_in_flight", 16)
                .with("on_error", "null");
        createsScripts(settings(5000, 4000000, 16, 6291456, "null"), 16).creates();
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void doesNotMentionProbabilitiesThatNobodyWants() throws Exception {
        deployment.with("probabilities", false).finds().createsScripts().creates();
        assertThat(deployment.run()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rows_per_request, 1",
        "rows_per_request, 3145728",
        "bytes_per_request, 1",
        "bytes_per_request, 6291456",
        "requests_in_flight, 1",
        "requests_in_flight, 64",
        "rows_per_request, 1e3"
    })
    void takesTheEndsOfEachRange(final String key, final double value) throws Exception {
        final int whole = (int) value;
        final int inFlight = key.startsWith("requests") ? whole : 16;
        deployment.with(key, value);
        createsScripts(
                        settings(
                                key.startsWith("rows") ? whole : 20000,
                                key.startsWith("bytes") ? whole : 4000000,
                                inFlight,
                                6291456,
                                "error"),
                        inFlight)
                .creates();
        assertThat(deployment.run()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rows_per_request, 0, 0, 3145728",
        "rows_per_request, 3145729, 3145729, 3145728",
        "bytes_per_request, 6291457, 6291457, 6291456",
        "bytes_per_request, -1, -1, 6291456",
        "requests_in_flight, 65, 65, 64",
        "requests_in_flight, 1.5, 1.5, 64",
        "instance_count, 0, 0, 2147483647",
        "instance_count, 2147483648, 2147483648, 2147483647"
    })
    void refusesNumbersOutOfRange(final String key, final double value, final String shown, final String largest) {
        assertThat(errorWith(key, value))
                .isEqualTo("E-SME-LUA-5: The value of " + key + " is " + shown
                        + ", but has to be a whole number from 1 to " + largest + ".");
    }

    @Test
    void runsOnMemoryInsteadOfInstances() throws Exception {
        withServerless(serverless(6144, 200));
        createsScripts(settings(20000, 4000000, 16, 4194304, "error"), 16);
        creates("\"memory_size_in_mb\":6144,\"max_concurrency\":200,\"wait\":true");
        assertThat(deployment.run()).extracting(row -> row.subList(0, 4)).containsExactly(row("InService"));
    }

    @Test
    void sendsNoMoreThanAServerlessEndpointTakesAtATime() throws Exception {
        withServerless(serverless(1024, 2));
        createsScripts(settings(20000, 4000000, 2, 4194304, "error"), 2);
        creates("\"memory_size_in_mb\":1024,\"max_concurrency\":2,\"wait\":true");
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void refusesToSendMoreThanAServerlessEndpointTakesAtATime() {
        withServerless(serverless(1024, 2));
        assertThat(errorWith("requests_in_flight", 3))
                .isEqualTo("E-SME-LUA-65: The value of requests_in_flight is 3, but with max_concurrency 2 the "
                        + "serverless endpoint refuses more than 2 at a time. Lower the one or raise the other.");
    }

    @Test
    void sendsNoLargerRequestsThanAServerlessEndpointTakes() {
        withServerless(serverless(1024, 2));
        assertThat(errorWith("bytes_per_request", 4194305).replace(".0,", ","))
                .isEqualTo(
                        "E-SME-LUA-5: The value of bytes_per_request is 4194305, but has to be a whole number from 1 "
                                + "to 4194304.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1500, 6143})
    void refusesMemoryThatAwsDoesNotHave(final int size) {
        assertThat(withServerless(serverless(size, 1)).error())
                .isEqualTo("E-SME-LUA-62: The value of memory_size_in_mb is " + size
                        + ", but SageMaker has 1024, 2048, 3072, 4096, 5120, 6144 only.");
    }

    @Test
    void refusesServerlessThatIsNotAsDescribed() {
        assertThat(withServerless(true).error())
                .isEqualTo("E-SME-LUA-4: The value of serverless has to be an object, but is true.");
        assertThat(withServerless(List.of()).error())
                .isEqualTo(
                        "E-SME-LUA-3: The value of serverless lacks the keys memory_size_in_mb, max_concurrency. Add "
                                + "them.");
        assertThat(withServerless(List.of(1024, 5)).error())
                .isEqualTo("E-SME-LUA-2: The value of serverless has unknown keys: 1, 2. Remove them or correct their "
                        + "names; the known keys are memory_size_in_mb, max_concurrency.");
        assertThat(withServerless(Map.of("memory_size_in_mb", 1024, "concurrency", 5))
                        .error())
                .startsWith("E-SME-LUA-2: The value of serverless has unknown keys: 'concurrency'.");
        assertThat(withServerless(serverless(1024, null)).error())
                .startsWith("E-SME-LUA-3: The value of serverless lacks the keys max_concurrency.");
        assertThat(withServerless(serverless("1024", 1)).error())
                .startsWith("E-SME-LUA-4: The value of memory_size_in_mb has to be a number without quotes");
        assertThat(withServerless(serverless(7168, 1)).error())
                .startsWith("E-SME-LUA-5: The value of memory_size_in_mb is 7168")
                .endsWith("from 1 to 6144.");
        assertThat(withServerless(serverless(1024, 201)).error())
                .startsWith("E-SME-LUA-5: The value of max_concurrency is 201")
                .endsWith("from 1 to 200.");
    }

    @Test
    void requiresEitherInstancesOrServerless() {
        final String needs = "E-SME-LUA-61: The argument has to say what the endpoint runs on, with instance_type and "
                + "instance_count or else with serverless, but it has ";
        assertThat(errorWith("serverless", serverless(1024, 1)))
                .isEqualTo(needs + "instance_type, instance_count, serverless.");
        assertThat(errorWith("instance_count", null)).isEqualTo(needs + "instance_type, serverless.");
        assertThat(errorWith("serverless", null)).isEqualTo(needs + "instance_type.");
        assertThat(errorWith("instance_type", null)).isEqualTo(needs + "none of them.");
    }

    @Test
    void refusesAPipelineWithoutServers() {
        withServerless(serverless(1024, 1))
                .job("CHURN", "[\"CHURN\",\"AGE\"]", "[\"BOOLEAN\",\"DECIMAL(3,0)\"]")
                .placeIsFree()
                .describes("{\"problem_type\":\"BinaryClassification\",\"containers\":3,\"response_keys\":[]}");
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-66: The best model of the job 'churn-1' is a pipeline of 3 containers, which AWS "
                        + "does not run on serverless endpoints. Nothing was created. Give instance_type and "
                        + "instance_count instead of serverless.");
    }

    private String refusalOfProbabilities(final String problemType, final String keys) {
        return deployment
                .with("probabilities", true)
                .job("PRICE", "[\"PRICE\",\"AGE\"]", "[\"DOUBLE\",\"DECIMAL(3,0)\"]")
                .placeIsFree()
                .describes(
                        "{\"problem_type\":\"" + problemType + "\",\"containers\":1,\"response_keys\":[" + keys + "]}")
                .error();
    }

    @Test
    void refusesProbabilitiesOfNumbers() {
        assertThat(refusalOfProbabilities("Regression", ""))
                .isEqualTo(
                        "E-SME-LUA-77: The model of the job 'churn-1', a Regression, has no probabilities of all "
                                + "labels: it predicts numbers, which have none. Nothing was created. Leave out probabilities.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"predicted_label\",\"probabilities\"", "\"predicted_label\",\"labels\""})
    void refusesProbabilitiesThatTheModelDoesNotTell(final String keys) {
        assertThat(refusalOfProbabilities("MulticlassClassification", keys))
                .isEqualTo("E-SME-LUA-77: The model of the job 'churn-1', a MulticlassClassification, has no "
                        + "probabilities of all labels: its container does not tell them. Nothing was created. Leave "
                        + "out probabilities.");
    }

    @Test
    void doesNotWait() throws Exception {
        deployment.with("wait", false).finds().createsScripts();
        creates(INSTANCES + "\"wait\":false");
        assertThat(deployment.run()).extracting(row -> row.subList(0, 4)).containsExactly(row("Creating"));
    }

    @Test
    void looksForItsScriptsAlsoWhenItDoesNotWait() {
        deployment.with("wait", false).finds().createsScripts();
        deployment.database.udf(UDF, DeploymentCase.create(INSTANCES + "\"wait\":false"), "OK", null, null, "{}");
        deployment.stillStands().database.udf(UDF, DeploymentCase.UNDO, "OK", null, null, "{}");
        deployment.stands();
        assertThat(deployment.error()).startsWith("E-SME-LUA-59: ").contains("Nothing of this deployment is left");
    }

    @Test
    void refusesOtherReactionsToErrors() {
        assertThat(errorWith("on_error", "ignore"))
                .isEqualTo(
                        "E-SME-LUA-63: The value of on_error is 'ignore', but has to be \"error\" or \"null\": a row "
                                + "that the model refuses stops the query, or has no prediction.");
        assertThat(errorWith("on_error", true)).startsWith("E-SME-LUA-4: The value of on_error has to be a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"probabilities", "wait"})
    void refusesOtherValuesThanTrueAndFalse(final String key) {
        assertThat(errorWith(key, "true"))
                .isEqualTo("E-SME-LUA-4: The value of " + key
                        + " has to be true or false, without quotes, but is 'true'.");
        assertThat(errorWith(key, 1)).startsWith("E-SME-LUA-4: ");
    }

    @Test
    void refusesWhatTheTrainingScriptRefuses() {
        assertThat(Scripts.error("sagemaker_endpoint_deployment", Map.of("json_str", 1.5), new ScriptedDatabase()))
                .startsWith("E-SME-LUA-1: The argument of the script has to be a text with a JSON object");
        assertThat(Scripts.error(
                        "sagemaker_endpoint_deployment",
                        Map.of("json_str", "{\"job_name\":\"a\",\"job_name\":\"b\"}"),
                        new ScriptedDatabase()))
                .contains("the key 'job_name' is there twice");
        assertThat(errorWith("instances", 1))
                .isEqualTo(
                        "E-SME-LUA-2: The argument has unknown keys: 'instances'. Remove them or correct their names; "
                                + KNOWN);
        deployment.arguments.clear();
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-3: The argument lacks the keys job_name, endpoint_name, schema_name, "
                        + "aws_credentials_connection_name, aws_region. Add them.");
    }

    @ParameterizedTest
    @CsvSource({
        "job_name, a_b, E-SME-LUA-8",
        "endpoint_name, a_, E-SME-LUA-36",
        "schema_name, a b, E-SME-LUA-7",
        "instance_type, m5.large, E-SME-LUA-34",
        "aws_credentials_connection_name, a.b, E-SME-LUA-7",
        "aws_region, Frankfurt, E-SME-LUA-13"
    })
    void refusesWhatTheOtherScriptRefusesInTheSameWords(final String key, final String value, final String code) {
        assertThat(errorWith(key, value))
                .startsWith(code + ": ")
                .isEqualTo(new DeploymentCase().with(key, value).error());
    }
}

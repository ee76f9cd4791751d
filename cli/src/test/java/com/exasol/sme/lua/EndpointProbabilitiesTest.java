package com.exasol.sme.lua;

import static com.exasol.sme.lua.DeploymentCase.DEFAULTS;
import static com.exasol.sme.lua.DeploymentCase.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments that ask for the probabilities of all labels. */
class EndpointProbabilitiesTest {
    private static final String AGE = "[\"CHURN\",\"AGE\"]";
    private static final String TYPES = "[\"BOOLEAN\",\"DECIMAL(3,0)\"]";
    private static final String KEYS = "[\"predicted_label\",\"labels\",\"probabilities\"]";

    private final DeploymentCase deployment = DeploymentCase.ofJson().with("probabilities", true);

    private static String described(final String problemType, final String keys) {
        return "{\"problem_type\":\"" + problemType + "\",\"containers\":1,\"response_keys\":" + keys + "}";
    }

    private static String scriptWithColumn(final String problemType, final boolean withKey) {
        final String key = withKey ? "\"KEY\" VARCHAR(2000000), " : "";
        return script(
                withKey ? "MY_EP_WITH_KEY" : "MY_EP",
                key + "\"AGE\" DECIMAL(3,0)",
                key + "\"AGE\" DECIMAL(3,0), \"PROBABILITY\" DOUBLE, \"PROBABILITIES\" VARCHAR(2000000),"
                        + " \"PREDICTIONS\" BOOLEAN",
                "{\"connection\":\"MY_AWS\",\"problem_type\":\"" + problemType + "\",\"target_type\":\"BOOLEAN\","
                        + "\"feature_types\":[\"DECIMAL(3,0)\"],\"response_keys\":" + KEYS + ",\"has_key\":" + withKey
                        + "," + DEFAULTS + ",\"probabilities\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BinaryClassification", "MulticlassClassification"})
    void addAColumnBeforeThePrediction(final String problemType) throws Exception {
        deployment
                .job("CHURN", AGE, TYPES)
                .placeIsFree()
                .describes(described(problemType, KEYS))
                .createsScripts(scriptWithColumn(problemType, false), scriptWithColumn(problemType, true))
                .creates();
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void refuseAFeatureOfTheNameOfTheirColumn() {
        deployment.job("CHURN", "[\"CHURN\",\"PROBABILITIES\"]", TYPES);
        assertThat(deployment.error()).startsWith("E-SME-LUA-76: The job 'churn-1' was trained on a column named");
    }

    @Test
    void takeATargetOfTheNameOfTheirColumn() throws Exception {
        deployment
                .job("PROBABILITIES", "[\"PROBABILITIES\",\"AGE\"]", TYPES)
                .placeIsFree()
                .describes(described("BinaryClassification", KEYS))
                .createsScripts(
                        scriptWithColumn("BinaryClassification", false), scriptWithColumn("BinaryClassification", true))
                .creates();
        assertThat(deployment.run()).hasSize(1);
    }
}

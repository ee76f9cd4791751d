package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointStatusTest {
    private static final String ENTRY = "sagemaker_endpoint_status_polling";
    private static final String UDF = "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF";
    private static final String REQUEST = "{\"action\":\"status\",\"endpoint_name\":\"my-ep\","
            + "\"connection_name\":\"MY_AWS\",\"aws_region\":\"eu-central-1\"}";

    private final ScriptedDatabase database = new ScriptedDatabase();
    private final Map<String, Object> arguments = new HashMap<>(Map.of(
            "endpoint_name", "my_ep",
            "aws_credentials_connection_name", "my_aws",
            "aws_region", "eu-central-1"));

    private List<List<Object>> answer(final String results) throws Exception {
        database.udf(UDF, REQUEST, "OK", null, null, results);
        return Scripts.run(ENTRY, arguments, database);
    }

    @Test
    void tellsTheStatusAndNoReason() throws Exception {
        assertThat(answer("{\"endpoint_status\":\"Creating\"}")).containsExactly(Arrays.asList("Creating", null));
    }

    @Test
    void tellsWhyTheEndpointFailed() throws Exception {
        assertThat(answer("{\"endpoint_status\":\"Failed\",\"failure_reason\":\"No ping.\"}"))
                .containsExactly(List.of("Failed", "No ping."));
    }

    @Test
    void raisesTheErrorOfTheUdfAsItIs() {
        database.udf(UDF, REQUEST, "ERROR", "E-FAKE-1", "E-FAKE-1: No such endpoint.", null);
        assertThat(Scripts.error(ENTRY, arguments, database)).isEqualTo("E-FAKE-1: No such endpoint.");
    }

    private void isAbsent(final String endpoint, final String region) {
        database.udf(UDF, REQUEST, "ERROR", "E-FAKE-1", "E-FAKE-1: None.", "{\"endpoint\":\"absent\"}");
        database.rows(
                """
                SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS
                WHERE SCRIPT_TEXT LIKE '%-Dsme.endpoint=%' ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME""",
                List.of("SCRIPT_SCHEMA", "SCRIPT_NAME", "SCRIPT_TEXT"),
                List.of(List.of("P", "A", """
                CREATE JAVA SET SCRIPT "A" ("A" DOUBLE) EMITS ("A" DOUBLE) AS
                %%jvmoption -Dsme.endpoint=%s;
                %%jvmoption -Dsme.region=%s;
                """.formatted(endpoint, region))));
    }

    @Test
    void namesTheEndpointOfThatNameElsewhere() {
        isAbsent("my-ep", "us-east-1");
        assertThat(Scripts.error(ENTRY, arguments, database))
                .startsWith(
                        "E-SME-LUA-89: There is no endpoint 'my-ep' in eu-central-1 with the connection 'MY_AWS', but"
                                + " the prediction script \"P\".\"A\" is of the endpoint 'my-ep' in us-east-1. ");
    }

    @ParameterizedTest
    @CsvSource({"my-epp, true", "ny-ep, true", "my-ep-of-may, true", "weather, false", "me, false"})
    void namesSimilarEndpoints(final String endpoint, final boolean isNamed) {
        isAbsent(endpoint, "eu-central-1");
        final String hint = " What may be meant: the prediction script \"P\".\"A\" is of the endpoint '" + endpoint
                + "' in eu-central-1.";
        assertThat(Scripts.error(ENTRY, arguments, database)).isEqualTo("E-FAKE-1: None." + (isNamed ? hint : ""));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint_name, , E-SME-LUA-33: The endpoint name",
        "endpoint_name, a_, E-SME-LUA-36: The endpoint name 'a_'",
        "aws_credentials_connection_name, , E-SME-LUA-33: The connection name",
        "aws_credentials_connection_name, a b, E-SME-LUA-7: The connection name 'a b'",
        "aws_region, , E-SME-LUA-33: The AWS region",
        "aws_region, x, E-SME-LUA-13: The AWS region 'x'"
    })
    void refusesBadArguments(final String key, final String value, final String error) {
        arguments.put(key, value);
        assertThat(Scripts.error(ENTRY, arguments, database)).startsWith(error);
    }
}

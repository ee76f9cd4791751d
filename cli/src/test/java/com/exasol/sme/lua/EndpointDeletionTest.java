package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointDeletionTest {
    private static final String ENTRY = "autopilot_endpoint_deletion";
    private static final String UDF = "SME_AUTOPILOT_ENDPOINT_DELETION_UDF";
    private static final String REQUEST =
            "{\"endpoint_name\":\"my-ep\",\"connection_name\":\"MY_AWS\",\"aws_region\":\"eu-central-1\",\"untagged\":false}";
    private static final String RECORDED = """
            SELECT SESSION_ID, SCRIPT_USER, SETTINGS FROM "SME"."SME_METADATA_SAGEMAKER_JOBS" WHERE JOB_NAME = 'my-ep' \
            AND JOB_KIND = 'Endpoint' AND AWS_REGION = 'eu-central-1' AND AWS_CREDENTIALS_CONNECTION_NAME = '%s'""";
    private static final String FIND = """
            SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS
            WHERE SCRIPT_TEXT LIKE '%-Dsme.endpoint=my-ep;%' ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME""";
    private static final String FIND_ALL = """
            SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS
            WHERE SCRIPT_TEXT LIKE '%-Dsme.endpoint=%' ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME""";
    private static final String NOTHING = "{\"deleted\":[],\"kept\":[]}";
    private static final String ENDPOINT = "{\"deleted\":[{\"resource\":\"endpoint\",\"name\":\"my-ep\"}],\"kept\":[]}";
    private static final List<Object> NOT_THERE = List.of("endpoint", "my-ep", "was not there");
    private static final String TEXT = text("MY_AWS");

    private final ScriptedDatabase database = new ScriptedDatabase();
    private final Map<String, Object> arguments = new HashMap<>(Map.of(
            "endpoint_name", "my_ep",
            "aws_credentials_connection_name", "my_aws",
            "aws_region", "eu-central-1"));

    private static String text(final String connection) {
        return withSettings(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"connection\":\"" + connection + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private static String withSettings(final String settings) {
        return """
            CREATE JAVA SET SCRIPT "MY_EP" ("A" DOUBLE) EMITS ("A" DOUBLE) AS
            %jvmoption -Dsme.endpoint=my-ep;
            %jvmoption -Dsme.region=eu-central-1;
            %jvmoption -Dsme.settings=""" + settings + ";\n";
    }

    /** Looks for scripts that record the endpoint, and deletes it in AWS, whether it bears the tag or not. */
    private void deletesRecorded(final String results, final List<List<Object>> scripts) {
        finds(scripts);
        database.udf(UDF, REQUEST.replace("false", "true"), "OK", null, null, results);
        finds(scripts);
    }

    /** The same where no script records it, and no row either. */
    private void deletesUnrecorded(final String results, final List<List<Object>> scripts) {
        isUnrecorded(scripts);
        database.udf(UDF, REQUEST, "OK", null, null, results);
        finds(scripts);
    }

    private void isUnrecorded(final List<List<Object>> scripts) {
        finds(scripts);
        database.rows(RECORDED.formatted("MY_AWS"), List.of("SETTINGS"), ScriptedDatabase.none());
    }

    private void finds(final List<List<Object>> scripts) {
        database.commits().rows(FIND, List.of("SCRIPT_SCHEMA", "SCRIPT_NAME", "SCRIPT_TEXT"), scripts);
    }

    private void looksElsewhere(final List<List<Object>> scripts) {
        database.rows(FIND_ALL, List.of("SCRIPT_SCHEMA", "SCRIPT_NAME", "SCRIPT_TEXT"), scripts);
    }

    private EndpointDeletionTest drops(final String quotedName) {
        database.commits().affects("DROP SCRIPT IF EXISTS " + quotedName, 0).commits();
        return this;
    }

    private void cannotDrop(final String quotedName) {
        for (int attempt = 0; attempt < 2; attempt++) {
            database.commits()
                    .refuses("DROP SCRIPT IF EXISTS " + quotedName, "insufficient privileges")
                    .affects("ROLLBACK", 0);
        }
    }

    private void looksAgainAndFindsNothing() {
        looksAgain(NOTHING);
    }

    private void looksAgain(final String results) {
        finds(ScriptedDatabase.none());
        database.udf(UDF, REQUEST.replace("false", "true"), "OK", null, null, results);
    }

    @Test
    void deletesInAwsFirstAndThenDropsTheScripts() throws Exception {
        deletesRecorded(
                "{\"deleted\":[{\"resource\":\"endpoint\",\"name\":\"my-ep\"},"
                        + "{\"resource\":\"endpoint configuration\",\"name\":\"my-ep\"}],"
                        + "\"kept\":[{\"resource\":\"model\",\"name\":\"shared\",\"reason\":\"other uses it\"}]}",
                List.of(List.of("P\"X", "MY_EP", TEXT), List.of("P\"X", "MY_EP_WITH_KEY", TEXT.replace("\n", "\r\n"))));
        drops("\"P\"\"X\".\"MY_EP\"").drops("\"P\"\"X\".\"MY_EP_WITH_KEY\"").looksAgainAndFindsNothing();
        assertThat(Scripts.run(ENTRY, arguments, database))
                .containsExactly(
                        List.of("endpoint", "my-ep", "deleted"),
                        List.of("endpoint configuration", "my-ep", "deleted"),
                        List.of("model", "shared", "kept: other uses it"),
                        List.of("script", "\"P\"\"X\".\"MY_EP\"", "dropped"),
                        List.of("script", "\"P\"\"X\".\"MY_EP_WITH_KEY\"", "dropped"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_ep", "my-ep", "\"my_ep\"", "\"my-ep\""})
    void canBeRepeatedWithAnyFormOfTheName(final String name) throws Exception {
        arguments.put("endpoint_name", name);
        deletesUnrecorded(NOTHING, ScriptedDatabase.none());
        looksElsewhere(ScriptedDatabase.none());
        assertThat(Scripts.run(ENTRY, arguments, database)).containsExactly(NOT_THERE);
    }

    private static final List<List<Object>> OTHERS = List.of(
            List.of("P", "OTHER_ENDPOINT", TEXT.replace("sme.endpoint=my-ep", "sme.endpoint=my-ep2")),
            List.of("P", "IN_A_COMMENT", TEXT.replace("%jvmoption", "-- %jvmoption")),
            List.of("P", "FAR_AWAY", TEXT.replace("sme.endpoint=my-ep", "sme.endpoint=weather")));

    @Test
    void leavesScriptsOfOtherEndpointsAloneAndNamesSimilarOnes() throws Exception {
        deletesUnrecorded(NOTHING, OTHERS);
        looksElsewhere(OTHERS);
        assertThat(Scripts.run(ENTRY, arguments, database))
                .containsExactly(List.of(
                        "endpoint",
                        "my-ep",
                        "was not there. What may be meant: the prediction script \"P\".\"OTHER_ENDPOINT\" is of the"
                                + " endpoint 'my-ep2' in eu-central-1, deployed with the connection 'MY_AWS'."));
    }

    private static String elsewhere(final String script) {
        return "E-SME-LUA-89: There is no endpoint 'my-ep' in eu-central-1 with the connection 'MY_AWS', but the"
                + " prediction script " + script + ". Give the name, the region and the connection of the endpoint"
                + " that is meant: AWS bills it until it is deleted.";
    }

    @Test
    void namesTheEndpointOfThatNameInAnotherRegion() {
        final List<List<Object>> scripts = List.of(
                List.of("P", "MY_EP", TEXT.replace("eu-central-1", "us-east-1")),
                List.of("P", "MY_EP_WITH_KEY", TEXT.replace("eu-central-1", "us-east-1")));
        deletesUnrecorded(NOTHING, scripts);
        looksElsewhere(scripts);
        assertThat(Scripts.error(ENTRY, arguments, database))
                .isEqualTo(elsewhere("\"P\".\"MY_EP\" is of the endpoint 'my-ep' in us-east-1, deployed with the"
                        + " connection 'MY_AWS'"));
    }

    @Test
    void namesTheEndpointInAnotherCase() {
        deletesUnrecorded(NOTHING, ScriptedDatabase.none());
        looksElsewhere(List.of(List.of("P", "My_Ep", TEXT.replace("=my-ep", "=My-Ep"))));
        assertThat(Scripts.error(ENTRY, arguments, database))
                .isEqualTo(elsewhere("\"P\".\"My_Ep\" is of the endpoint 'My-Ep' in eu-central-1, deployed with the"
                        + " connection 'MY_AWS'"));
    }

    @Test
    void namesTheScriptOfTheEndpointThatAwsHasInAnotherCase() {
        isUnrecorded(ScriptedDatabase.none());
        database.udf(UDF, REQUEST, "ERROR", "E-FAKE-1", "E-FAKE-1: But 'My-Ep'.", "{\"endpoint\":\"absent\"}");
        looksElsewhere(List.of(List.of("P", "My_Ep", TEXT.replace("=my-ep", "=My-Ep"))));
        assertThat(Scripts.error(ENTRY, arguments, database)).startsWith("E-SME-LUA-89: ");
    }

    @Test
    void saysWhatAwsSaysWhereNobodyHasRecordedTheEndpoint() {
        isUnrecorded(ScriptedDatabase.none());
        database.udf(UDF, REQUEST, "ERROR", "E-FAKE-1", "E-FAKE-1: But 'My-Ep'.", "{\"endpoint\":\"absent\"}");
        database.refuses(FIND_ALL, "no");
        assertThat(Scripts.error(ENTRY, arguments, database)).isEqualTo("E-FAKE-1: But 'My-Ep'.");
    }

    private static final String REMAINS = "{\"deleted\":[{\"resource\":\"model\",\"name\":\"my-ep\"}],\"kept\":"
            + "[{\"resource\":\"endpoint configuration\",\"name\":\"my-ep\",\"reason\":\"used by endpoint 'x'\"}]}";

    /** Remains are no sign of the right place: the endpoint that is meant may be billed in another one. */
    @Test
    void namesTheEndpointElsewhereAlsoWhereSomethingOfTheNameWasLeft() {
        deletesUnrecorded(REMAINS, ScriptedDatabase.none());
        looksElsewhere(List.of(List.of("P", "MY_EP", TEXT.replace("eu-central-1", "us-east-1"))));
        assertThat(Scripts.error(ENTRY, arguments, database))
                .isEqualTo(elsewhere("\"P\".\"MY_EP\" is of the endpoint 'my-ep' in us-east-1, deployed with the"
                        + " connection 'MY_AWS'. What was left there of an endpoint of that name: model 'my-ep' deleted,"
                        + " endpoint configuration 'my-ep' kept: used by endpoint 'x'"));
    }

    @Test
    void isNoErrorWhereOnlyRemainsOfTheNameAreKnown() throws Exception {
        deletesUnrecorded(REMAINS, ScriptedDatabase.none());
        looksElsewhere(ScriptedDatabase.none());
        assertThat(Scripts.run(ENTRY, arguments, database))
                .containsExactly(
                        NOT_THERE,
                        List.of("model", "my-ep", "deleted"),
                        List.of("endpoint configuration", "my-ep", "kept: used by endpoint 'x'"));
    }

    @Test
    void dropsScriptsOfAnyConnectionWhenTheirEndpointIsDeleted() throws Exception {
        deletesUnrecorded(ENDPOINT, List.of(List.of("P", "A", text("OTHER"))));
        drops("\"P\".\"A\"").finds(ScriptedDatabase.none());
        database.udf(UDF, REQUEST, "OK", null, null, NOTHING);
        assertThat(Scripts.run(ENTRY, arguments, database))
                .containsExactly(List.of("endpoint", "my-ep", "deleted"), List.of("script", "\"P\".\"A\"", "dropped"));
    }

    @Test
    void dropsScriptsOfTheSameConnectionWhenTheirEndpointIsGone() throws Exception {
        arguments.put("aws_credentials_connection_name", "\"ä ; b\"");
        final String request = REQUEST.replace("MY_AWS", "ä ; b").replace("false", "true");
        finds(List.of(List.of("P", "A", text("ä ; b"))));
        database.udf(UDF, request, "OK", null, null, NOTHING);
        finds(List.of(List.of("P", "A", text("ä ; b"))));
        drops("\"P\".\"A\"").finds(ScriptedDatabase.none());
        database.udf(UDF, request, "OK", null, null, NOTHING);
        assertThat(Scripts.run(ENTRY, arguments, database))
                .containsExactly(NOT_THERE, List.of("script", "\"P\".\"A\"", "dropped"));
    }

    private static String stay(final String scripts) {
        return "E-SME-LUA-46: Prediction scripts that were not deployed with the connection 'MY_AWS' stay, because "
                + "their endpoint may be another: " + scripts + ". Run the script again with the connection that they "
                + "were deployed with. If their endpoint is surely gone, drop them with DROP SCRIPT. The endpoint "
                + "'my-ep' in eu-central-1 was not there.";
    }

    @Test
    void keepsScriptsOfOtherConnectionsWhenTheEndpointIsNotThere() {
        deletesRecorded(
                NOTHING,
                List.of(
                        List.of("P", "A", TEXT),
                        List.of("P", "B", text("OTHER")),
                        List.of("P", "C", withSettings("e30")),
                        List.of("P", "D", withSettings("e")),
                        List.of("P", "E", TEXT.replace("-Dsme.settings", "-Dsettings"))));
        drops("\"P\".\"A\"").finds(List.of(List.of("P", "B", text("OTHER"))));
        database.udf(UDF, REQUEST.replace("false", "true"), "OK", null, null, NOTHING);
        assertThat(Scripts.error(ENTRY, arguments, database))
                .isEqualTo(stay("\"P\".\"B\" (deployed with 'OTHER'), \"P\".\"C\" (unknown), \"P\".\"D\" (unknown), "
                        + "\"P\".\"E\" (unknown)"));
    }

    @Test
    void namesAlsoTheScriptsItMayNotDropWhenOthersStay() {
        deletesRecorded(NOTHING, List.of(List.of("P", "A", TEXT), List.of("P", "B", text("OTHER"))));
        cannotDrop("\"P\".\"A\"");
        assertThat(Scripts.error(ENTRY, arguments, database))
                .isEqualTo("E-SME-LUA-42: Prediction scripts could not be dropped: \"P\".\"A\" (insufficient "
                        + "privileges). Have them dropped with DROP SCRIPT by their owner or an administrator, and a view over one with DROP VIEW. Besides, "
                        + stay("\"P\".\"B\" (deployed with 'OTHER')"));
    }

    @Test
    void namesTheScriptsItMayNotDropWhenAllElseIsDone() {
        deletesRecorded(ENDPOINT, List.of(List.of("P", "A", TEXT), List.of("Q", "B", TEXT)));
        cannotDrop("\"P\".\"A\"");
        drops("\"Q\".\"B\"").finds(List.of(List.of("P", "A", TEXT)));
        assertThat(Scripts.error(ENTRY, arguments, database))
                .isEqualTo("E-SME-LUA-42: Prediction scripts could not be dropped: \"P\".\"A\" (insufficient "
                        + "privileges). Have them dropped with DROP SCRIPT by their owner or an administrator, and a view over one with DROP VIEW. The "
                        + "endpoint 'my-ep' in eu-central-1 is deleted.");
    }

    @Test
    void namesTheScriptsWhoseDropCannotBeCommitted() {
        deletesRecorded(NOTHING, List.of(List.of("P", "A", TEXT)));
        for (int attempt = 0; attempt < 2; attempt++) {
            database.commits()
                    .affects("DROP SCRIPT IF EXISTS \"P\".\"A\"", 0)
                    .refuses("COMMIT", "Transaction collision")
                    .affects("ROLLBACK", 0);
        }
        assertThat(Scripts.error(ENTRY, arguments, database))
                .startsWith("E-SME-LUA-42: Prediction scripts could not be dropped: \"P\".\"A\" (Transaction "
                        + "collision). ");
    }

    @Test
    void dropsAScriptAfterACollisionWithAnotherSession() throws Exception {
        deletesRecorded(ENDPOINT, List.of(List.of("P", "A", TEXT)));
        database.commits()
                .affects("DROP SCRIPT IF EXISTS \"P\".\"A\"", 0)
                .refuses("COMMIT", "Transaction collision")
                .affects("ROLLBACK", 0);
        drops("\"P\".\"A\"").looksAgainAndFindsNothing();
        assertThat(Scripts.run(ENTRY, arguments, database)).hasSize(2);
    }

    @Test
    void deletesAnEndpointThatWasCreatedBeforeItsScriptsWereDropped() throws Exception {
        deletesRecorded(NOTHING, List.of(List.of("P", "A", TEXT)));
        drops("\"P\".\"A\"").looksAgain(ENDPOINT);
        assertThat(Scripts.run(ENTRY, arguments, database))
                .containsExactly(
                        NOT_THERE,
                        List.of("script", "\"P\".\"A\"", "dropped"),
                        List.of("endpoint", "my-ep", "deleted"));
    }

    @Test
    void leavesTheEndpointOfALaterDeploymentAlone() throws Exception {
        deletesRecorded(ENDPOINT, List.of(List.of("P", "A", TEXT)));
        drops("\"P\".\"A\"").finds(List.of(List.of("P", "A", TEXT)));
        assertThat(Scripts.run(ENTRY, arguments, database)).hasSize(2);
    }

    @Test
    void keepsTheScriptsWhenAwsRefuses() {
        isUnrecorded(ScriptedDatabase.none());
        database.udf(UDF, REQUEST, "ERROR", "E-FAKE-1", "E-FAKE-1: The endpoint is Creating.", null);
        assertThat(Scripts.error(ENTRY, arguments, database)).isEqualTo("E-FAKE-1: The endpoint is Creating.");
    }

    @Test
    void saysWhenTheScriptsCannotBeFound() {
        database.commits().refuses(FIND, "no");
        assertThat(Scripts.error(ENTRY, arguments, database))
                .isEqualTo(
                        "E-SME-LUA-28: The database refused to read the catalogue: no. Check that you have SELECT on it,"
                                + " and USAGE on its schema.");
    }

    @Test
    void refusesBadArguments() {
        arguments.put("endpoint_name", "a_");
        assertThat(Scripts.error(ENTRY, arguments, database)).startsWith("E-SME-LUA-36: The endpoint name 'a_' ");
    }
}

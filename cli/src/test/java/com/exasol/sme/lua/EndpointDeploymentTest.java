package com.exasol.sme.lua;

import static com.exasol.sme.lua.DeploymentCase.CREATE;
import static com.exasol.sme.lua.DeploymentCase.DESCRIBE;
import static com.exasol.sme.lua.DeploymentCase.DROP;
import static com.exasol.sme.lua.DeploymentCase.DROP_WITH_KEY;
import static com.exasol.sme.lua.DeploymentCase.JOB;
import static com.exasol.sme.lua.DeploymentCase.SCHEMA;
import static com.exasol.sme.lua.DeploymentCase.TAKEN;
import static com.exasol.sme.lua.DeploymentCase.UDF;
import static com.exasol.sme.lua.DeploymentCase.UNDO;
import static com.exasol.sme.lua.DeploymentCase.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointDeploymentTest {
    private static final String BROKEN =
            "E-SME-LUA-38: The row of the job 'churn-1' in SME_METADATA_AUTOPILOT_JOBS does "
                    + "not tell which columns of which types it was trained on: COLUMN_NAMES and COLUMN_TYPES have to be as "
                    + "many, each name once, with the target among them and types that a UDF takes. Train again, or correct the row.";

    private final DeploymentCase deployment = new DeploymentCase();
    private final ScriptedDatabase database = deployment.database;

    @Test
    void createsScriptsBeforeTheEndpoint() throws Exception {
        deployment.finds().createsScripts().creates();
        assertThat(deployment.run())
                .containsExactly(Arrays.asList(
                        "my-ep",
                        "\"PRED\".\"MY_EP\"",
                        "\"PRED\".\"MY_EP_WITH_KEY\"",
                        "InService",
                        null,
                        "SELECT \"PRED\".\"MY_EP\"(\"AGE\")\nFROM <table>",
                        "SELECT \"PRED\".\"MY_EP_WITH_KEY\"(CAST(<key> AS VARCHAR(2000000)), \"AGE\")\nFROM <table>",
                        """
                        GRANT ACCESS ON CONNECTION "MY_AWS" FOR SCRIPT "PRED"."MY_EP" TO "JANE";
                        GRANT ACCESS ON CONNECTION "MY_AWS" FOR SCRIPT "PRED"."MY_EP_WITH_KEY" TO "JANE";""",
                        "Before you can predict, let the connection's owner or an administrator run what stands in "
                                + "GRANT_STATEMENTS, again after each deployment of this endpoint, which drops these "
                                + "grants. Put what you predict for in place of the words in angle brackets."));
    }

    @Test
    void readsRowsOfThePythonExtensionAndPredictsNumbersAsDouble() throws Exception {
        deployment.job("PRICE", "A;PRICE;B", "VARCHAR(5) UTF8;DECIMAL(9,2);TIMESTAMP");
        deployment.placeIsFree().describes("{\"problem_type\":\"Regression\",\"response_keys\":[]}");
        final String features = "\"A\" VARCHAR(5) UTF8, \"B\" TIMESTAMP";
        final String settings = "{\"connection\":\"MY_AWS\",\"problem_type\":\"Regression\","
                + "\"target_type\":\"DECIMAL(9,2)\",\"feature_types\":[\"VARCHAR(5) UTF8\",\"TIMESTAMP\"],"
                + "\"response_keys\":[],\"has_key\":%s," + DeploymentCase.DEFAULTS + "}";
        final String key = "\"KEY\" VARCHAR(2000000), ";
        final String output = features + ", \"PREDICTIONS\" DOUBLE";
        deployment
                .createsScripts(
                        script("MY_EP", features, output, settings.formatted("false")),
                        script("MY_EP_WITH_KEY", key + features, key + output, settings.formatted("true")))
                .creates();
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void keepsStrangeNamesOutOfTheOptions() throws Exception {
        final String strange = "a; %jar \"x\" ä";
        deployment.with("aws_credentials_connection_name", "\"" + strange.replace("\"", "\"\"") + "\"");
        deployment
                .job("T", "[\"T\",\"a; %jar \\\"x\\\" ä\"]", "[\"DATE\",\"DOUBLE\"]")
                .placeIsFree();
        final String escaped = strange.replace("\"", "\\\"");
        database.udf(
                UDF,
                DESCRIBE.replace("MY_AWS", escaped),
                "OK",
                null,
                null,
                "{\"problem_type\":\"Regression\",\"response_keys\":[]}");
        final String column = "\"a; %jar \"\"x\"\" ä\" DOUBLE";
        final String settings = "{\"connection\":\"" + escaped + "\",\"problem_type\":\"Regression\","
                + "\"target_type\":\"DATE\",\"feature_types\":[\"DOUBLE\"],\"response_keys\":[],\"has_key\":%s,"
                + DeploymentCase.DEFAULTS + "}";
        final String key = "\"KEY\" VARCHAR(2000000), ";
        final String output = column + ", \"PREDICTIONS\" DOUBLE";
        deployment.createsScripts(
                script("MY_EP", column, output, settings.replace("%s", "false")),
                script("MY_EP_WITH_KEY", key + column, key + output, settings.replace("%s", "true")));
        database.udf(UDF, CREATE.replace("MY_AWS", escaped), "OK", null, null, "{}");
        deployment.stillStands("MY_EP", "MY_EP_WITH_KEY").lacksGrants(strange);
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void passesOnTheRuleOfTheTextsThatTheModelWasTrainedOn() throws Exception {
        deployment
                .job("T", "[\"T\",\"A\"]", "[\"DOUBLE\",\"DOUBLE\"]", "SHORTEST_DOUBLE")
                .placeIsFree()
                .describes("{\"problem_type\":\"Regression\",\"response_keys\":[]}");
        final String settings = "{\"connection\":\"MY_AWS\",\"problem_type\":\"Regression\","
                + "\"target_type\":\"DOUBLE\",\"feature_types\":[\"DOUBLE\"],\"response_keys\":[],\"has_key\":%s,"
                + DeploymentCase.DEFAULTS + ",\"text_rule\":\"SHORTEST_DOUBLE\"}";
        final String column = "\"A\" DOUBLE";
        final String key = "\"KEY\" VARCHAR(2000000), ";
        final String output = column + ", \"PREDICTIONS\" DOUBLE";
        deployment
                .createsScripts(
                        script("MY_EP", column, output, settings.replace("%s", "false")),
                        script("MY_EP_WITH_KEY", key + column, key + output, settings.replace("%s", "true")))
                .creates();
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void refusesANameThatLooksLikeAnOptionOfTheJvm() {
        assertThat(deployment.with("endpoint_name", "sales_Xmx").error())
                .isEqualTo(
                        "E-SME-LUA-84: The endpoint name 'sales_Xmx' cannot be used: Exasol would take -Xmx in it for "
                                + "an option of the JVM that runs the prediction script. Choose another name.");
    }

    /** Base64url makes these letters of this name: {@code -XmxBIi}. */
    @ParameterizedTest
    @CsvSource({"ab>^lA, -Xmx", "ab>^k0, -Xms"})
    void keepsWhatLooksLikeOptionsOutOfTheSettings(final String connection, final String word) throws Exception {
        deployment.with("aws_credentials_connection_name", "\"" + connection + "\"");
        deployment.job("T", "[\"T\",\"A\"]", "[\"DATE\",\"DOUBLE\"]").placeIsFree();
        database.udf(
                UDF,
                DESCRIBE.replace("MY_AWS", connection),
                "OK",
                null,
                null,
                "{\"problem_type\":\"Regression\",\"response_keys\":[]}");
        final String settings = "{\"connection\":\"" + connection + "\",\"problem_type\":\"Regression\","
                + "\"target_type\":\"DATE\",\"feature_types\":[\"DOUBLE\"],\"response_keys\":[],\"has_key\":%s,"
                + DeploymentCase.DEFAULTS + "}";
        assertThat(script("X", "", "", settings)).contains(word);
        assertThat(script("X", "", "", " " + settings).replace("-Xmx512m", "")).doesNotContain("-Xm");
        final String column = "\"A\" DOUBLE";
        final String key = "\"KEY\" VARCHAR(2000000), ";
        final String output = column + ", \"PREDICTIONS\" DOUBLE";
        deployment.createsScripts(
                script("MY_EP", column, output, " " + settings.replace("%s", "false")),
                script("MY_EP_WITH_KEY", key + column, key + output, " " + settings.replace("%s", "true")));
        database.udf(UDF, CREATE.replace("MY_AWS", connection), "OK", null, null, "{}");
        deployment.stillStands("MY_EP", "MY_EP_WITH_KEY").lacksGrants(connection);
        assertThat(deployment.run()).hasSize(1);
    }

    @Test
    void refusesAJobTrainedOnTextsOfALaterVersion() {
        deployment.job("T", "[\"T\",\"A\"]", "[\"DOUBLE\",\"DOUBLE\"]", "ROUNDED_DOUBLE");
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-80: The job 'churn-1' was trained on texts written by the rule 'ROUNDED_DOUBLE', "
                        + "which this version does not know: predictions would send other texts. Deploy it with the "
                        + "version of sme that it was trained with or a later one, or train again.");
    }

    @Test
    void refusesJobsThatAreNotRecorded() {
        database.rows(JOB, DeploymentCase.JOB_COLUMNS, ScriptedDatabase.none())
                .rows(
                        "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, PROBLEM_TYPE, SETTINGS FROM"
                                + " \"SME\".\"SME_METADATA_SAGEMAKER_JOBS\" WHERE JOB_NAME = 'churn-1' AND JOB_KIND ="
                                + " 'Training'",
                        DeploymentCase.JOB_COLUMNS,
                        ScriptedDatabase.none());
        assertThat(deployment.error())
                .isEqualTo(
                        "E-SME-LUA-37: The job 'churn-1' is not recorded in SME_METADATA_AUTOPILOT_JOBS, nor in "
                                + "SME_METADATA_SAGEMAKER_JOBS, so its columns are not known. Check the name, upper and lower case included.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | A;B;C | DOUBLE;DOUBLE",
                "T | A;B | DOUBLE;DOUBLE",
                "A | A | DOUBLE",
                "A | A;B | DOUBLE;DOUBLE) EMITS (X INT",
                "A | [\"A\",\"B\"] | [\"DOUBLE\",1]",
                "A | [\"A\",\"B\" | [\"DOUBLE\",\"DOUBLE\"]",
                "A | [\"A\",\"B\"] | [\"DOUBLE\"]",
                "A | '' | DOUBLE;DOUBLE",
                "A | A;B | ''",
                "A | A; | DOUBLE;DOUBLE",
                "A | A;B;B | DOUBLE;DOUBLE;DOUBLE",
                "A | A;B | DOUBLE;DECIMAL(37,0)",
                "A | A;B | DOUBLE;DECIMAL(3,4)",
                "A | A;B | DOUBLE;VARCHAR(0)",
                "A | A;B | DOUBLE;VARCHAR(2000001)",
                "A | A;B | DOUBLE;CHAR(2001)",
                "A | A;B | DOUBLE;VARCHAR(99999999999999999999)",
            })
    void refusesRowsThatDoNotTellTheColumns(final String target, final String names, final String types) {
        assertThat(deployment.job(target, names, types).error()).isEqualTo(BROKEN);
    }

    @Test
    void refusesASchemaThatIsNotThere() {
        deployment.job("A", "A;B", "DOUBLE;DOUBLE");
        database.rows(SCHEMA, List.of("SCHEMA_NAME"), ScriptedDatabase.none());
        assertThat(deployment.error())
                .isEqualTo(
                        "E-SME-LUA-39: There is no schema 'PRED' for the prediction scripts. Create it, or check the "
                                + "name: without double quotes it means upper case.");
    }

    @Test
    void refusesNamesThatAreTaken() {
        deployment.job("A", "A;B", "DOUBLE;DOUBLE").schemaIsThere();
        database.rows(TAKEN, List.of("SCRIPT_NAME"), List.of(List.of("MY_EP_WITH_KEY")));
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-41: There is already a script \"PRED\".\"MY_EP_WITH_KEY\". If it belongs to an "
                        + "endpoint, delete that with SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT first; otherwise choose "
                        + "another endpoint name or schema.");
    }

    @Test
    void createsNothingForAJobThatIsNotFinished() {
        deployment.job("A", "A;B", "DOUBLE;DOUBLE").placeIsFree();
        database.udf(UDF, DESCRIBE, "ERROR", "E-FAKE-1", "E-FAKE-1: The job is InProgress.", null);
        assertThat(deployment.error()).isEqualTo("E-FAKE-1: The job is InProgress.");
    }

    @ParameterizedTest
    @CsvSource({"DATE, DATE, MulticlassClassification", "TIMESTAMP(3), TIMESTAMP, BinaryClassification"})
    void createsNothingWhenPointsInTimeBecameClasses(final String type, final String kind, final String problemType) {
        deployment
                .job("T", "[\"T\",\"A\"]", "[\"" + type + "\",\"DOUBLE\"]")
                .placeIsFree()
                .describes("{\"problem_type\":\"" + problemType + "\",\"response_keys\":[\"predicted_label\"]}");
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-45: The job 'churn-1' was trained as " + problemType + " on the target 'T', a "
                        + kind
                        + ", which cannot be a class. Nothing was created. Train again on a view that converts it "
                        + "to a text or a number.");
    }

    private static String refusal(final String name, final String problem) {
        return "E-SME-LUA-40: The prediction script \"PRED\".\"" + name + "\" could not be created: " + problem
                + ". Nothing was created in AWS. Check that you may create scripts in the schema (CREATE SCRIPT in your "
                + "own, else CREATE ANY SCRIPT), and that there is no other object of that name.";
    }

    private void isStillFree() {
        database.affects("ROLLBACK", 0).rows(TAKEN, List.of("SCRIPT_NAME"), ScriptedDatabase.none());
    }

    @Test
    void stopsAtTheFirstScriptThatIsRefused() {
        deployment.finds().database.commits().refuses(script(false), "insufficient privileges");
        isStillFree();
        assertThat(deployment.error()).isEqualTo(refusal("MY_EP", "insufficient privileges"));
    }

    @Test
    void takesBackTheFirstScriptWhenTheSecondIsRefused() {
        deployment.finds().database.commits().affects(script(false), 0).refuses(script(true), "already exists");
        isStillFree();
        assertThat(deployment.error()).isEqualTo(refusal("MY_EP_WITH_KEY", "already exists"));
    }

    @Test
    void takesBackBothScriptsWhenTheyCannotBeCommitted() {
        deployment.finds().database.commits().affects(script(false), 0).affects(script(true), 0);
        deployment.stands("MY_EP", "MY_EP_WITH_KEY").database.refuses("COMMIT", "Transaction collision");
        isStillFree();
        assertThat(deployment.error()).isEqualTo(refusal("MY_EP_WITH_KEY", "Transaction collision"));
    }

    @Test
    void createsNothingWhenWhatTheUserLeftOpenCannotBeCommitted() {
        deployment.finds().database.refuses("COMMIT", "Transaction collision");
        database.rows(TAKEN, List.of("SCRIPT_NAME"), ScriptedDatabase.none());
        assertThat(deployment.error()).isEqualTo(refusal("MY_EP", "Transaction collision"));
    }

    @Test
    void leavesTheScriptsOfAFasterSessionAlone() {
        deployment.finds().database.commits().affects(script(false), 0).affects(script(true), 0);
        deployment.stands("MY_EP", "MY_EP_WITH_KEY").database.refuses("COMMIT", "Transaction collision");
        database.affects("ROLLBACK", 0).rows(TAKEN, List.of("SCRIPT_NAME"), List.of(List.of("MY_EP")));
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-60: Another session has created the script \"PRED\".\"MY_EP\" while this one was "
                        + "preparing it: Transaction collision. Nothing was created in AWS here. If the other session "
                        + "deploys the endpoint that you want, use that one; otherwise choose another endpoint name or "
                        + "schema.");
    }

    private DeploymentCase fails(final String results) {
        deployment.finds().createsScripts();
        database.udf(UDF, CREATE, "ERROR", "E-FAKE-1", "E-FAKE-1: Quota.", results);
        return deployment;
    }

    @Test
    void dropsTheScriptsWhenTheEndpointWasUndone() {
        fails("{\"undone\":true}")
                .stillStands("MY_EP", "MY_EP_WITH_KEY")
                .stands("MY_EP", "MY_EP_WITH_KEY")
                .drops(DROP)
                .drops(DROP_WITH_KEY);
        assertThat(deployment.error()).isEqualTo("E-FAKE-1: Quota.");
    }

    @Test
    void namesTheScriptsItCannotDrop() {
        fails("{\"undone\":true}")
                .stillStands("MY_EP", "MY_EP_WITH_KEY")
                .stands("MY_EP", "MY_EP_WITH_KEY")
                .drops(DROP)
                .cannotDrop(DROP_WITH_KEY, "in use");
        assertThat(deployment.error())
                .isEqualTo("E-FAKE-1: Quota. Besides, E-SME-LUA-42: Prediction scripts could not be dropped: "
                        + "\"PRED\".\"MY_EP_WITH_KEY\" (in use). Have them dropped with DROP SCRIPT by their owner or "
                        + "an administrator, and a view over one with DROP VIEW.");
    }

    @Test
    void keepsTheScriptsWhenSomethingRemainsInAws() {
        fails("{\"undone\":false}").stillStands("MY_EP", "MY_EP_WITH_KEY");
        assertThat(deployment.error()).isEqualTo("E-FAKE-1: Quota.");
    }

    private static final String DELETED = "E-SME-LUA-59: Another session has deleted the endpoint 'my-ep' in "
            + "eu-central-1 while it was being deployed: its prediction scripts are gone. ";
    private static final String NOTHING_LEFT =
            "Nothing of this deployment is left in AWS. Deploy it again if it is still wanted.";
    private static final String SOMETHING_LEFT = "Something of this deployment may be left in AWS, and an endpoint is "
            + "billed. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for it.";

    @Test
    void saysThatTheEndpointWasDeletedMeanwhile() {
        fails("{\"undone\":true}").stillStands().stands();
        assertThat(deployment.error()).isEqualTo(DELETED + NOTHING_LEFT + " What happened: E-FAKE-1: Quota.");
    }

    @Test
    void saysThatSomethingMayBeLeftOfAnEndpointDeletedMeanwhile() {
        fails("{\"undone\":false}").stillStands("MY_EP");
        assertThat(deployment.error()).isEqualTo(DELETED + SOMETHING_LEFT + " What happened: E-FAKE-1: Quota.");
    }

    private DeploymentCase missesItsScripts() {
        deployment.finds().createsScripts().database.udf(UDF, CREATE, "OK", null, null, "{}");
        return deployment.stillStands("MY_EP_WITH_KEY");
    }

    @Test
    void takesBackAnEndpointWhoseScriptsAreGone() {
        missesItsScripts().database.udf(UDF, UNDO, "OK", null, null, "{}");
        deployment.stands("MY_EP_WITH_KEY").drops(DROP_WITH_KEY);
        assertThat(deployment.error()).isEqualTo(DELETED + NOTHING_LEFT);
    }

    @Test
    void keepsTheScriptsOfAnEndpointThatItCannotTakeBack() {
        missesItsScripts().database.udf(UDF, UNDO, "ERROR", "E-FAKE-2", "E-FAKE-2: Busy.", null);
        assertThat(deployment.error()).isEqualTo(DELETED + SOMETHING_LEFT + " What happened: E-FAKE-2: Busy.");
    }

    @Test
    void saysThatTheUdfDiedWhileItTookAnEndpointBack() {
        missesItsScripts().database.refuses(ScriptedDatabase.udfCall(UDF, UNDO), "VM crashed");
        assertThat(deployment.error()).isEqualTo(DELETED + SOMETHING_LEFT + " What happened: VM crashed");
    }

    private DeploymentCase cannotSeeItsScripts() {
        deployment.finds().database.commits().affects(script(false), 0).affects(script(true), 0);
        deployment.stands().database.commits();
        return deployment.comments("\"PRED\".\"MY_EP\"", "\"PRED\".\"MY_EP_WITH_KEY\"");
    }

    @Test
    void doesNotMissScriptsThatItsUserCannotSee() throws Exception {
        cannotSeeItsScripts().database.udf(UDF, CREATE, "OK", null, null, "{}");
        assertThat(deployment.lacksGrants().run().get(0).get(7)).isEqualTo("""
                GRANT EXECUTE ON "PRED"."MY_EP" TO "JANE";
                GRANT ACCESS ON CONNECTION "MY_AWS" FOR SCRIPT "PRED"."MY_EP" TO "JANE";
                GRANT EXECUTE ON "PRED"."MY_EP_WITH_KEY" TO "JANE";
                GRANT ACCESS ON CONNECTION "MY_AWS" FOR SCRIPT "PRED"."MY_EP_WITH_KEY" TO "JANE";""");
    }

    @Test
    void dropsScriptsThatItsUserCannotSee() {
        cannotSeeItsScripts().database.udf(UDF, CREATE, "ERROR", "E-FAKE-1", "E-FAKE-1: Quota.", "{\"undone\":true}");
        deployment.stands().drops(DROP).drops(DROP_WITH_KEY);
        assertThat(deployment.error()).isEqualTo("E-FAKE-1: Quota.");
    }

    @Test
    void doesNotTakeACatalogueThatCannotBeReadForScriptsThatAreGone() throws Exception {
        deployment.finds().createsScripts().database.udf(UDF, CREATE, "OK", null, null, "{}");
        database.commits().refuses(DeploymentCase.STANDING, "Transaction collision");
        assertThat(deployment.lacksGrants().run()).hasSize(1);
    }

    @Test
    void keepsTheScriptsWhenTheUdfDies() {
        deployment.finds().createsScripts().database.refuses(ScriptedDatabase.udfCall(UDF, CREATE), "VM crashed");
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-43: It could not be found out whether the endpoint 'my-ep' in eu-central-1 was "
                        + "created, which would be billed: VM crashed. Its prediction scripts stay. Run "
                        + "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m5.large",
                "ml.m5",
                "ml..large",
                "ml.m5.large;",
                "ML.M5.LARGE",
                "ml.m5.large x",
                "" + "ml.a123456789a123456789a123456789a123456789a123456789a123456789.large"
            })
    void refusesBadInstanceTypes(final String type) {
        assertThat(deployment.with("instance_type", type).error())
                .isEqualTo(
                        "E-SME-LUA-34: The instance type '" + type + "' is not written like one of SageMaker's, such "
                                + "as ml.m5.large. Choose one from the AWS price list for real-time inference.");
    }

    @Test
    @Timeout(60)
    void refusesBadInstanceCounts() {
        for (final Object count :
                new Object[] {0L, -1L, 1.5, new BigDecimal("1.5"), "two", true, 3e9, "0".repeat(300_000) + "x"}) {
            assertThat(new DeploymentCase().with("instance_count", count).error())
                    .isEqualTo("E-SME-LUA-35: The instance count has to be a whole number, at least 1.");
        }
        assertThat(deployment.with("instance_count", null).error()).startsWith("E-SME-LUA-35: ");
    }

    @Test
    void takesInstanceCountsOfAllNumericTypes() throws Exception {
        for (final Object count : new Object[] {2L, 2.0, new BigDecimal("2.00"), "2"}) {
            final DeploymentCase one = new DeploymentCase().with("instance_count", count);
            one.finds().createsScripts().creates();
            assertThat(one.run()).hasSize(1);
        }
    }

    @Test
    void refusesOtherBadArguments() {
        assertThat(deployment.with("schema_name", "my schema").error())
                .startsWith("E-SME-LUA-7: The schema name 'my schema' is not a name of SQL: ");
        assertThat(new DeploymentCase().with("endpoint_name", null).error())
                .isEqualTo("E-SME-LUA-33: The endpoint name has to be a text and must not be NULL or empty.");
        assertThat(new DeploymentCase().with("instance_type", 5L).error())
                .isEqualTo("E-SME-LUA-33: The instance type has to be a text and must not be NULL or empty.");
    }
}

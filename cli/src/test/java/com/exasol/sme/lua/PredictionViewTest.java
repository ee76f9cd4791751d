package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The view over a table that a deployment creates where it is told the table. */
class PredictionViewTest {
    private static final String SOURCE = """
            SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS
            WHERE COLUMN_SCHEMA = 'CREDIT' AND COLUMN_TABLE = 'APPLICATIONS' ORDER BY COLUMN_ORDINAL_POSITION""";
    private static final String WITH_SOURCE = "\"PRED\".\"MY_EP_WITH_SOURCE\"";

    private final DeploymentCase deployment = DeploymentCase.ofJson().with("source", "credit.applications");
    private final ScriptedDatabase database = deployment.database;

    private static String place(final String view) {
        return """
            SELECT COLUMN_NAME FROM SYS.EXA_ALL_COLUMNS
            WHERE COLUMN_SCHEMA = 'PRED' AND COLUMN_TABLE = '%s'""".formatted(view);
    }

    private DeploymentCase finds(final String view) {
        deployment.finds().database.rows(place(view), List.of("COLUMN_NAME"), ScriptedDatabase.none());
        return deployment;
    }

    private DeploymentCase sourceHas(final String... columns) {
        final List<List<Object>> rows = Arrays.stream(columns)
                .map(column -> List.<Object>of(column.split(":", 2)[0], column.split(":", 2)[1]))
                .toList();
        database.rows(SOURCE, List.of("COLUMN_NAME", "COLUMN_TYPE"), rows);
        return deployment;
    }

    private static String script(final String view) {
        final String columns = "\"ID\" DECIMAL(18,0), \"AT\" TIMESTAMP(3), \"AGE\" DECIMAL(9,0)";
        return DeploymentCase.script(
                "MY_EP_WITH_SOURCE",
                columns,
                columns + ", \"PROBABILITY\" DOUBLE, \"PREDICTIONS\" BOOLEAN",
                "{\"connection\":\"MY_AWS\",\"problem_type\":\"BinaryClassification\",\"target_type\":\"BOOLEAN\","
                        + "\"feature_types\":[\"DECIMAL(9,0)\"],\"response_keys\":[\"predicted_label\"],"
                        + "\"has_key\":false," + DeploymentCase.DEFAULTS
                        + ",\"passed_types\":[\"DECIMAL(18,0)\",\"TIMESTAMP(3)\"],\"view\":\"" + view + "\"}");
    }

    private static String view(final String name, final int groups) {
        return "CREATE VIEW \"PRED\".\"" + name + "\" AS\n"
                + "SELECT \"ID\", \"AGE\", \"AT\", \"PROBABILITY\", \"PREDICTIONS\"\nFROM (SELECT " + WITH_SOURCE
                + "(\"ID\", \"AT\", \"AGE\")\nFROM \"CREDIT\".\"APPLICATIONS\"\nGROUP BY IPROC(), MOD(ROWNUM, "
                + groups + "))";
    }

    private DeploymentCase creates(final String view, final int groups) {
        finds(view);
        return createsView(view, groups);
    }

    private DeploymentCase createsView(final String view, final int groups) {
        sourceHas("ID:DECIMAL(18,0)", "AGE:DECIMAL(9,0)", "AT:TIMESTAMP(3)");
        database.commits()
                .affects(DeploymentCase.script(false), 0)
                .affects(DeploymentCase.script(true), 0)
                .affects(script(view), 0)
                .affects(view(view, groups), 0);
        deployment
                .stands("MY_EP", "MY_EP_WITH_KEY", "MY_EP_WITH_SOURCE")
                .database
                .commits();
        return deployment.comments("\"PRED\".\"MY_EP\"", "\"PRED\".\"MY_EP_WITH_KEY\"", WITH_SOURCE);
    }

    private DeploymentCase serves() {
        database.udf(DeploymentCase.UDF, DeploymentCase.CREATE, "OK", null, null, "{}");
        return deployment
                .stillStands("MY_EP", "MY_EP_WITH_KEY", "MY_EP_WITH_SOURCE")
                .lacksGrants()
                .lacksGrants();
    }

    @Test
    void passesAllColumnsByNameAndPutsThoseOfTheModelInItsOrder() throws Exception {
        creates("MY_EP_PREDICTIONS", 1);
        assertThat(serves().run())
                .containsExactly(Arrays.asList(
                        "my-ep",
                        "\"PRED\".\"MY_EP\"",
                        "\"PRED\".\"MY_EP_WITH_KEY\"",
                        "InService",
                        "\"PRED\".\"MY_EP_PREDICTIONS\"",
                        "SELECT \"PRED\".\"MY_EP\"(\"AGE\")\nFROM \"CREDIT\".\"APPLICATIONS\"",
                        "SELECT \"PRED\".\"MY_EP_WITH_KEY\"(CAST(\"ID\" AS VARCHAR(2000000)), \"AGE\")\n"
                                + "FROM \"CREDIT\".\"APPLICATIONS\"",
                        """
                        GRANT ACCESS ON CONNECTION "MY_AWS" FOR SCRIPT "PRED"."MY_EP_WITH_SOURCE" TO "JANE";
                        GRANT ACCESS ON CONNECTION "MY_AWS" FOR SCRIPT "PRED"."MY_EP" TO "JANE";
                        GRANT ACCESS ON CONNECTION "MY_AWS" FOR SCRIPT "PRED"."MY_EP_WITH_KEY" TO "JANE";""",
                        "Before you can predict, let the connection's owner or an administrator run what stands in "
                                + "GRANT_STATEMENTS, again after each deployment of this endpoint, which drops these "
                                + "grants. SELECT_STATEMENT_WITH_KEY has 'ID' as its key, the first column of the source "
                                + "that the model does not use: if it does not tell the rows apart, put another in its "
                                + "place."));
    }

    /** What the user may read is no right of the view's owner, whose rights its script has. */
    @Test
    void needsAGrantForTheOwnerOfTheSchemaWhateverTheUserMay() throws Exception {
        deployment.job("CHURN", "[\"CHURN\",\"AGE\"]", "[\"BOOLEAN\",\"DECIMAL(3,0)\"]");
        database.rows(DeploymentCase.SCHEMA, List.of("SCHEMA_OWNER"), List.of(List.of("OWNERS")));
        database.rows(DeploymentCase.TAKEN, List.of("SCRIPT_NAME"), ScriptedDatabase.none());
        deployment.describes("{\"problem_type\":\"BinaryClassification\",\"containers\":1,"
                + "\"response_keys\":[\"predicted_label\"]}");
        database.rows(place("MY_EP_PREDICTIONS"), List.of("COLUMN_NAME"), ScriptedDatabase.none());
        createsView("MY_EP_PREDICTIONS", 1);
        database.udf(DeploymentCase.UDF, DeploymentCase.CREATE, "OK", null, null, "{}");
        deployment.stillStands("MY_EP", "MY_EP_WITH_KEY", "MY_EP_WITH_SOURCE");
        final List<List<Object>> any = List.of(List.of("ACCESS ANY CONNECTION"));
        database.rows(DeploymentCase.ANY_ACCESS, List.of("PRIVILEGE"), any);
        database.rows(DeploymentCase.GRANTED.formatted("MY_AWS"), List.of("GRANTEE"), ScriptedDatabase.none());
        database.rows(DeploymentCase.ANY_ACCESS, List.of("PRIVILEGE"), any);
        assertThat(deployment.run().get(0).get(7))
                .isEqualTo("GRANT ACCESS ON CONNECTION \"MY_AWS\" FOR SCRIPT \"PRED\".\"MY_EP_WITH_SOURCE\" TO"
                        + " \"OWNERS\";");
    }

    @Test
    void hasTheNameAndTheGroupsThatAreAskedFor() throws Exception {
        deployment.with("view_name", "\"Risks\"").with("groups_per_node", 4);
        creates("Risks", 4);
        assertThat(serves().run().get(0).get(4)).isEqualTo("\"PRED\".\"Risks\"");
    }

    @Test
    void isTakenBackWithItsScripts() {
        creates("MY_EP_PREDICTIONS", 1)
                .database
                .udf(
                        DeploymentCase.UDF,
                        DeploymentCase.CREATE,
                        "ERROR",
                        "E-FAKE-1",
                        "E-FAKE-1: Quota.",
                        "{\"undone\":true}");
        deployment.stillStands("MY_EP", "MY_EP_WITH_KEY", "MY_EP_WITH_SOURCE");
        deployment.stands("MY_EP", "MY_EP_WITH_KEY", "MY_EP_WITH_SOURCE");
        deployment.drops(DeploymentCase.DROP).drops(DeploymentCase.DROP_WITH_KEY);
        database.rows(
                "SELECT VIEW_TEXT FROM SYS.EXA_ALL_VIEWS WHERE VIEW_SCHEMA = 'PRED' AND VIEW_NAME = 'MY_EP_PREDICTIONS'",
                List.of("VIEW_TEXT"),
                List.of(List.of(view("MY_EP_PREDICTIONS", 1))));
        database.commits()
                .affects("DROP VIEW IF EXISTS \"PRED\".\"MY_EP_PREDICTIONS\"", 0)
                .affects("DROP SCRIPT IF EXISTS " + WITH_SOURCE, 0)
                .commits();
        assertThat(deployment.error()).isEqualTo("E-FAKE-1: Quota.");
    }

    @Test
    void isNotCreatedInPlaceOfAnother() {
        deployment
                .finds()
                .database
                .rows(place("MY_EP_PREDICTIONS"), List.of("COLUMN_NAME"), List.of(List.of("A"), List.of("B")));
        assertThat(deployment.error())
                .isEqualTo(
                        "E-SME-LUA-113: There is already a table or view \"PRED\".\"MY_EP_PREDICTIONS\". Nothing was "
                                + "created. Give another view_name, or drop it if nobody needs it.");
    }

    @Test
    void saysWhatItsOwnerMayLack() {
        finds("MY_EP_PREDICTIONS");
        sourceHas("ID:DECIMAL(18,0)", "AGE:DECIMAL(9,0)", "AT:TIMESTAMP(3)");
        database.commits()
                .affects(DeploymentCase.script(false), 0)
                .affects(DeploymentCase.script(true), 0)
                .affects(script("MY_EP_PREDICTIONS"), 0)
                .refuses(view("MY_EP_PREDICTIONS", 1), "insufficient privileges")
                .affects("ROLLBACK", 0)
                .rows(DeploymentCase.TAKEN, List.of("SCRIPT_NAME"), ScriptedDatabase.none());
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-115: The view \"PRED\".\"MY_EP_PREDICTIONS\" could not be created: insufficient "
                        + "privileges. Nothing was created in AWS. Check that there is no other object of that name, that "
                        + "you may create views in the schema (CREATE VIEW in your own, else CREATE ANY VIEW), and that the schema's owner \"JANE\" may select from "
                        + "the source: GRANT USAGE ON SCHEMA \"CREDIT\" TO \"JANE\"; GRANT SELECT ON "
                        + "\"CREDIT\".\"APPLICATIONS\" TO \"JANE\";");
    }

    @Test
    void namesEachColumnOfTheModelThatIsMissingOrOfAnotherType() {
        deployment
                .job(
                        "T",
                        "[\"T\",\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\"]",
                        "[\"DOUBLE\",\"DECIMAL(9,2)\",\"TIMESTAMP\",\"CHAR(3) UTF8\",\"VARCHAR(5) UTF8\",\"DOUBLE\","
                                + "\"DECIMAL(9,0)\",\"BOOLEAN\"]")
                .placeIsFree()
                .describes("{\"problem_type\":\"Regression\",\"response_keys\":[]}");
        database.rows(place("MY_EP_PREDICTIONS"), List.of("COLUMN_NAME"), ScriptedDatabase.none());
        sourceHas(
                "A:DECIMAL(18,3)",
                "B:TIMESTAMP(6)",
                "C:CHAR(4) UTF8",
                "D:CHAR(5) UTF8",
                "E:VARCHAR(10) UTF8",
                "F:HASHTYPE(16 BYTE)",
                "g:BOOLEAN");
        assertThat(deployment.error())
                .isEqualTo(
                        "E-SME-LUA-111: The source 'CREDIT.APPLICATIONS' does not have the columns that the model was "
                                + "trained on: 'A' is DECIMAL(18,3) instead of DECIMAL(9,2), 'B' is TIMESTAMP(6) instead of "
                                + "TIMESTAMP, 'C' is CHAR(4) UTF8 instead of CHAR(3) UTF8, 'D' is CHAR(5) UTF8 instead of "
                                + "VARCHAR(5) UTF8, 'E' is VARCHAR(10) UTF8 instead of DOUBLE, 'F' is HASHTYPE(16 BYTE) instead "
                                + "of DECIMAL(9,0), 'G' is missing. Nothing was created. Give a view of it that has them, with "
                                + "these names and types.");
    }

    @Test
    void namesOtherColumnsThatCannotBePassed() {
        finds("MY_EP_PREDICTIONS");
        sourceHas("AGE:DECIMAL(18,0)", "H:HASHTYPE(16 BYTE)", "PREDICTIONS:DOUBLE", "A\nB:DATE", "KEY:DATE");
        assertThat(deployment.error())
                .isEqualTo(
                        "E-SME-LUA-112: Columns of the source 'CREDIT.APPLICATIONS' cannot stand beside predictions: "
                                + "'H' is HASHTYPE(16 BYTE), which a UDF cannot take, 'PREDICTIONS' is the name of what the model "
                                + "says, 'A?B' has a line break or another control character. Nothing was created. Give a view "
                                + "of it that leaves them out, casts them or names them otherwise.");
    }

    @Test
    void doesNotKnowTheTypesOfAnOutdatedView() {
        finds("MY_EP_PREDICTIONS");
        database.rows(SOURCE, List.of("COLUMN_NAME", "COLUMN_TYPE"), List.of(Arrays.asList("AGE", null)));
        assertThat(deployment.error()).contains("'AGE' is unknown (its view is outdated) instead of DECIMAL(3,0)");
    }

    @Test
    void needsASourceThatCanBeRead() {
        finds("MY_EP_PREDICTIONS");
        sourceHas();
        assertThat(deployment.error())
                .isEqualTo("E-SME-LUA-110: There is no source 'CREDIT.APPLICATIONS' that you may read. Nothing was "
                        + "created. Check both names (without double quotes they mean upper case) and that you have "
                        + "SELECT on it and USAGE on the schema.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applications", "a.b.c", ".", "a.", ".b", "..", ""})
    void needsASchemaAndATable(final String source) {
        assertThat(deployment.with("source", source).error())
                .startsWith(
                        source.isEmpty()
                                ? "E-SME-LUA-4: The value of source "
                                : "E-SME-LUA-109: The source '" + source + "' is not written as a schema and a table");
    }

    @ParameterizedTest
    @CsvSource({"view_name, x", "groups_per_node, 2"})
    void isMeantByNothingButItsSource(final String key, final String value) {
        final DeploymentCase without =
                DeploymentCase.ofJson().with(key, key.equals("view_name") ? value : (Object) Integer.valueOf(value));
        assertThat(without.error())
                .isEqualTo(
                        "E-SME-LUA-114: The argument has " + key + ", which is about a view, but no source for a view "
                                + "to read from. Add source, or leave out " + key + ".");
    }
}

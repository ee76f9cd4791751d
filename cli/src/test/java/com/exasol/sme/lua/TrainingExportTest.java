package com.exasol.sme.lua;

import static com.exasol.sme.lua.TrainingCase.CHECK;
import static com.exasol.sme.lua.TrainingCase.CREATE;
import static com.exasol.sme.lua.TrainingCase.EXPORT;
import static com.exasol.sme.lua.TrainingCase.POINT;
import static com.exasol.sme.lua.TrainingCase.PREFIX;
import static com.exasol.sme.lua.TrainingCase.UDF;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingExportTest {
    private static final String COLON = setTo(",.");
    private static final String DOT = setTo(".,");

    private final TrainingCase training = new TrainingCase();
    private final ScriptedDatabase database = training.database;

    private static String setTo(final String characters) {
        return "ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '" + characters.replace("'", "''") + "'";
    }

    private static String expression(final String code) throws Exception {
        return Scripts.evaluate("""
                local function bind(value)
                    return "'" .. value .. "'"
                end
                local type = require("sme.column_type").read("%s")
                return { { require("sme.csv_text").expression('"C"', bind, type, "SHORTEST_DOUBLE") } }, "X VARCHAR(2000)"
                """.formatted(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BOOLEAN | CASE \"C\" WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END",
                "DATE | TO_CHAR(\"C\", 'YYYY-MM-DD')",
                "TIMESTAMP | TO_CHAR(\"C\", 'YYYY-MM-DD HH24:MI:SS.FF3')",
                "TIMESTAMP(0) | TO_CHAR(\"C\", 'YYYY-MM-DD HH24:MI:SS')",
                "TIMESTAMP(9) | TO_CHAR(\"C\", 'YYYY-MM-DD HH24:MI:SS.FF9')",
                "DECIMAL(18,0) | \"C\"",
                "DECIMAL(5,2) | REPLACE(TO_CHAR(\"C\", '990.00'), ' ')",
                "DECIMAL(3,3) | REPLACE(TO_CHAR(\"C\", '0.000'), ' ')",
                "DECIMAL(36,1) | REPLACE(TO_CHAR(\"C\", '99999999999999999999999999999999990.0'), ' ')",
                "CHAR(3) ASCII | \"C\"",
                "VARCHAR(2000000) UTF8 | \"C\"",
                "VARCHAR(5) | \"C\"",
            })
    void fixesTheTextOfEachType(final String type, final String sql) throws Exception {
        assertThat(expression(type)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, AUTO",
        "'DECIMAL(18,0)', AUTO",
        "'DECIMAL(5,2)', AUTO",
        "DOUBLE, AUTO",
        "DATE, AUTO",
        "TIMESTAMP, ALWAYS",
        "TIMESTAMP(0), ALWAYS",
        "CHAR(3) ASCII, ALWAYS",
        "VARCHAR(5) UTF8, ALWAYS"
    })
    void delimitsWhatMayNeedIt(final String type, final String delimit) throws Exception {
        assertThat(Scripts.evaluate("""
                        local type = require("sme.column_type").read("%s")
                        return { { require("sme.csv_text").delimit(type) } }, "X VARCHAR(10)"
                        """.formatted(type))).isEqualTo(delimit);
    }

    @Test
    void keepsNamesWithColonsQuotesAndBlanksAsTheyAre() throws Exception {
        final String strange = "a:p1 ::p2 [x] 'y'; ä";
        final String quoted = "\"a:p1 ::p2 [x] 'y'; ä\"";
        database.rows(
                TrainingCase.CATALOGUE.replace("'CUSTOMERS'", "'t:p1 \"x\"'"),
                List.of("COLUMN_NAME", "COLUMN_TYPE"),
                List.of(List.of("CHURN", "VARCHAR(5) UTF8"), List.of(strange, "TIMESTAMP(3)")));
        database.rows(
                TrainingCase.COUNT.replace("\"CUSTOMERS\"", "\"t:p1 \"\"x\"\"\""),
                List.of("ROW_COUNT", "TARGET_COUNT", "VALUE_COUNT"),
                List.of(List.of(500L, 500L, 2L)));
        training.jobIsNew();
        database.udf(UDF, CHECK.replace("MY_AWS", "my:p1 ''aws''".replace("''", "'")), "OK", null, null, "{}");
        database.commits()
                .affects(
                        TrainingCase.INSERT
                                .replace("'MY_AWS'", "'my:p1 ''aws'''")
                                .replace("\"AGE\"", "\"" + strange.replace("'", "''") + "\"")
                                .replace("BOOLEAN", "VARCHAR(5) UTF8")
                                .replace("DECIMAL(3,0)", "TIMESTAMP(3)"),
                        1);
        database.commits();
        training.decimalPoint();
        database.affects(
                "EXPORT (SELECT \"CHURN\" AS \"CHURN\", TO_CHAR(" + quoted + ", 'YYYY-MM-DD HH24:MI:SS.FF3') AS "
                        + quoted
                        + " FROM \"IDA\".\"t:p1 \"\"x\"\"\" WHERE \"CHURN\" IS NOT NULL) INTO CSV AT \"my:p1 'aws'\" FILE '"
                        + PREFIX
                        + "/train/part-0001.csv' (1 DELIMIT = ALWAYS, 2 DELIMIT = ALWAYS) REPLACE ENCODING = 'UTF-8' NULL = '' ROW SEPARATOR = 'LF' "
                        + "COLUMN SEPARATOR = ',' COLUMN DELIMITER = '\"' DELIMIT = AUTO WITH COLUMN NAMES",
                500);
        database.udf(UDF, CREATE.replace("MY_AWS", "my:p1 'aws'"), "OK", null, null, "{}");
        assertThat(training.with("input_table_or_view_name", "\"t:p1 \"\"x\"\"\"")
                        .with("aws_credentials_connection_name", "\"my:p1 'aws'\"")
                        .run())
                .hasSize(1);
    }

    private void answersForTheText(final String text) {
        database.rows(
                "SELECT \"SME\".\"SME_DOUBLE_TEXT\"(CAST('5' AS DOUBLE), CAST('7' AS DOUBLE)) "
                        + "EMITS (\"NUMBER_TEXT\" VARCHAR(30), \"ID_TEXT\" VARCHAR(30)) FROM DUAL",
                List.of("NUMBER_TEXT", "ID_TEXT"),
                List.of(List.of(text, "7")));
    }

    @Test
    void writesAllColumnsOfDoublesByOneCallOfAScript() throws Exception {
        training.columns("A DOUBLE", "CHURN DOUBLE", "BORN DATE", "b:c DOUBLE PRECISION")
                .countsRows(500)
                .jobIsNew();
        answersForTheText("5");
        database.udf(UDF, CHECK, "OK", null, null, "{}");
        database.commits()
                .affects(
                        TrainingCase.INSERT
                                .replace("[\"CHURN\",\"AGE\"]", "[\"A\",\"CHURN\",\"BORN\",\"b:c\"]")
                                .replace(
                                        "[\"BOOLEAN\",\"DECIMAL(3,0)\"]",
                                        "[\"DOUBLE\",\"DOUBLE\",\"DATE\",\"DOUBLE PRECISION\"]"),
                        1)
                .commits();
        training.decimalPoint();
        database.affects(
                "EXPORT (SELECT \"A\", \"CHURN\", \"BORN\", \"b:c\" FROM (SELECT TO_CHAR(\"BORN\", 'YYYY-MM-DD') AS \"BORN\", "
                        + "\"SME\".\"SME_DOUBLE_TEXT\"(\"A\", \"CHURN\", \"b:c\") EMITS (\"A\" VARCHAR(30), "
                        + "\"CHURN\" VARCHAR(30), \"b:c\" VARCHAR(30)) FROM \"IDA\".\"CUSTOMERS\" "
                        + "WHERE \"CHURN\" IS NOT NULL)) INTO CSV AT \"MY_AWS\" FILE '" + PREFIX
                        + "/train/part-0001.csv' (1 DELIMIT = AUTO, 2 DELIMIT = AUTO, 3 DELIMIT = AUTO, 4 DELIMIT = AUTO) "
                        + "REPLACE ENCODING = 'UTF-8' NULL = '' ROW SEPARATOR = 'LF' "
                        + "COLUMN SEPARATOR = ',' COLUMN DELIMITER = '\"' DELIMIT = AUTO WITH COLUMN NAMES",
                500);
        database.udf(UDF, CREATE, "OK", null, null, "{}");
        assertThat(training.run()).hasSize(1);
    }

    @Test
    void changesNothingWhenTheScriptForDoublesCannotBeRun() {
        training.columns("CHURN BOOLEAN", "A DOUBLE").countsRows(500).jobIsNew();
        database.refuses(
                "SELECT \"SME\".\"SME_DOUBLE_TEXT\"(CAST('5' AS DOUBLE), CAST('7' AS DOUBLE)) "
                        + "EMITS (\"NUMBER_TEXT\" VARCHAR(30), \"ID_TEXT\" VARCHAR(30)) FROM DUAL",
                "insufficient privileges");
        database.rows(
                "SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'SME' AND SCRIPT_NAME ="
                        + " 'SME_DOUBLE_TEXT'",
                List.of("SCRIPT_TEXT"),
                ScriptedDatabase.none());
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-79: The script SME_DOUBLE_TEXT, which writes columns of type DOUBLE for the "
                        + "training, could not be run: insufficient privileges. Nothing was exported. Check that you "
                        + "have EXECUTE on \"SME\".\"SME_DOUBLE_TEXT\", which a new deployment may have dropped, and let "
                        + "the administrator check that the JAR is in BucketFS and the script language is activated.");
    }

    @Test
    void changesNothingWhenTheScriptForDoublesWritesOtherTexts() {
        training.columns("CHURN BOOLEAN", "A DOUBLE").countsRows(500).jobIsNew();
        answersForTheText("5.0");
        assertThat(training.error())
                .startsWith("E-SME-LUA-79: The script SME_DOUBLE_TEXT, which writes columns of type DOUBLE for the "
                        + "training, could not be run: it writes '5.0' for 5. Nothing was exported. ");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1, 1",
        "199999, 8, 1",
        "200000, 8, 2",
        "799999, 2, 7",
        "800000, 2, 8",
        "900000000, 2, 8",
        "900000000, 300, 1000",
        "900000000, 1.0, 4"
    })
    void writesFewFilesButEnoughForTheNodes(final String rows, final String nodes, final String files)
            throws Exception {
        assertThat(Scripts.evaluate("return {{ tostring(require(\"sme.export\").files(" + rows + ", " + nodes
                        + ")) }}, \"X VARCHAR(20)\""))
                .isEqualTo(files);
    }

    @Test
    void writesSeveralFiles() throws Exception {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)")
                .countsRows(200_000)
                .jobIsNew();
        database.udf(UDF, CHECK, "OK", null, null, "{}");
        training.records().decimalPoint();
        database.affects(
                EXPORT.replace("part-0001.csv' ", "part-0001.csv' FILE '" + PREFIX + "/train/part-0002.csv' "),
                200_000);
        database.udf(UDF, CREATE, "OK", null, null, "{}");
        assertThat(training.run()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {",.", ".'", ". ", "'.", "·,"})
    void writesWithAnyOtherPairOfCharactersAsWithTheUsualOne(final String characters) throws Exception {
        training.checks().records();
        database.rows(POINT, List.of("SESSION_VALUE"), List.of(List.of(characters)));
        database.affects(DOT, 0).affects(EXPORT, 512).affects(setTo(characters), 0);
        database.udf(UDF, CREATE, "OK", null, null, "{}");
        assertThat(training.run()).hasSize(1);
    }

    @Test
    void saysWhenTheSessionCannotBeSetBack() {
        training.checks().records();
        database.rows(POINT, List.of("SESSION_VALUE"), List.of(List.of(",.")));
        database.affects(DOT, 0).affects(EXPORT, 512).refuses(COLON, "no");
        training.removesTheRecord();
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-47: The database refused to set NLS_NUMERIC_CHARACTERS of your session back to "
                        + "',.' after the export: no. It is '.,' now, and no job was created. Set it with ALTER "
                        + "SESSION or connect again, then train again.");
    }

    @Test
    void losesNoErrorToTheOneThatFollowsIt() {
        training.checks().records();
        database.rows(POINT, List.of("SESSION_VALUE"), List.of(List.of(",.")));
        database.affects(DOT, 0).refuses(EXPORT, "ETL-5106: 403").refuses(COLON, "no");
        training.removesTheRecord();
        assertThat(training.error()).startsWith("E-SME-LUA-29: ").contains(" Besides, E-SME-LUA-47: ");
    }

    @Test
    void restoresTheDecimalCommaWhenTheExportFails() {
        training.checks().records();
        database.rows(POINT, List.of("SESSION_VALUE"), List.of(List.of(",.")));
        database.affects(DOT, 0).refuses(EXPORT, "ETL-5106: 403").affects(COLON, 0);
        training.removesTheRecord();
        assertThat(training.error()).startsWith("E-SME-LUA-29: ");
    }

    @Test
    void removesTheRecordWhenTheDecimalPointCannotBeSet() {
        training.checks().records();
        database.rows(POINT, List.of("SESSION_VALUE"), List.of(List.of(",.")));
        database.refuses(DOT, "no");
        training.removesTheRecord();
        assertThat(training.error())
                .isEqualTo(
                        "E-SME-LUA-26: The database refused to set NLS_NUMERIC_CHARACTERS of your session to '.,' for "
                                + "the export: no. Set it yourself with ALTER SESSION.");
    }
}

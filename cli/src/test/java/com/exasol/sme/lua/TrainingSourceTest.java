package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSourceTest {
    private final TrainingCase training = new TrainingCase();

    @Test
    void refusesATableThatIsNotThere() {
        training.columns();
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-18: There is no table or view 'CUSTOMERS' in the schema 'IDA' that you may read. "
                        + "Check both names (without double quotes they mean upper case) and that you have SELECT on "
                        + "it and USAGE on the schema.");
    }

    @Test
    void refusesATargetThatIsNotThere() {
        training.columns("A DOUBLE", "B DOUBLE");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-19: IDA.CUSTOMERS has no column 'CHURN' to predict. Check the name.");
    }

    @Test
    void advisesDoubleQuotesForATargetInLowerCase() {
        training.columns("churn BOOLEAN", "B DOUBLE");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-19: IDA.CUSTOMERS has no column 'CHURN' to predict. Without double quotes a name "
                        + "means upper case: for the column that is there, write \"\\\"churn\\\"\" in the JSON text.");
    }

    @Test
    void writesTheAdviceForAnyName() {
        training.with("target_attribute_name", "\"chu\\rn\"").columns("\"chu\\rn\" BOOLEAN", "B DOUBLE");
        assertThat(training.error())
                .endsWith(
                        "for the column that is there, write \"\\\"\\\"\\\"chu\\\\rn\\\"\\\"\\\"\" in the JSON text.");
    }

    @Test
    void refusesATargetWithoutFeatures() {
        training.columns("CHURN BOOLEAN");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-20: Besides the target 'CHURN' there is no column to learn from. Add columns.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREDICTIONS", "PROBABILITY", "KEY"})
    void refusesFeaturesNamedLikeOutputColumns(final String name) {
        training.columns("CHURN BOOLEAN", name + " DOUBLE");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-21: A column to learn from must not be named '" + name + "': the prediction "
                        + "scripts return a column of that name. Train on a view that gives it another name.");
    }

    @Test
    void namesAllColumnsOfUnsupportedTypes() {
        training.columns(
                "CHURN BOOLEAN",
                "H HASHTYPE(16 BYTE)",
                "G GEOMETRY(7)",
                "Y INTERVAL YEAR(2) TO MONTH",
                "D INTERVAL DAY(2) TO SECOND(3)",
                "T TIMESTAMP(3) WITH LOCAL TIME ZONE",
                "A DOUBLE");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-22: Columns have types that a UDF cannot take: 'H' (HASHTYPE(16 BYTE)), "
                        + "'G' (GEOMETRY(7)), 'Y' (INTERVAL YEAR(2) TO MONTH), 'D' (INTERVAL DAY(2) TO SECOND(3)), "
                        + "'T' (TIMESTAMP(3) WITH LOCAL TIME ZONE). Train on a view that converts them, such as with "
                        + "CAST(... AS VARCHAR(100)), or leaves them out.");
    }

    @Test
    void namesColumnsOfAViewThatIsOutdated() {
        training.database.rows(
                TrainingCase.CATALOGUE,
                List.of("COLUMN_NAME", "COLUMN_TYPE"),
                List.of(Arrays.asList("CHURN", null), Arrays.asList("AGE", null)));
        assertThat(training.error())
                .contains("E-SME-LUA-22: ", "'CHURN' (unknown (its view is outdated)), 'AGE' (unknown ");
    }

    @ParameterizedTest
    @CsvSource({"DATE, DATE, BinaryClassification, F1", "TIMESTAMP(3), TIMESTAMP, MulticlassClassification, Accuracy"})
    void refusesPointsInTimeAsClasses(
            final String type, final String kind, final String problemType, final String metric) {
        training.with("problem_type", problemType).with("objective", metric).columns("CHURN " + type, "A DOUBLE");
        assertThat(training.error())
                .isEqualTo(
                        "E-SME-LUA-23: The target 'CHURN' is a " + kind + ", which cannot be a class. Train on a view "
                                + "that converts it to a text, or choose another target.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOLEAN", "VARCHAR(5) UTF8", "CHAR(1) ASCII", "DATE", "TIMESTAMP(6)"})
    void refusesARegressionOfWhatIsNoNumber(final String type) {
        training.with("problem_type", "Regression").with("objective", "MSE").columns("CHURN " + type, "A DOUBLE");
        assertThat(training.error())
                .isEqualTo(
                        "E-SME-LUA-95: The target 'CHURN' is a " + type + ", but a regression learns numbers. Nothing "
                                + "was exported. Train on a view that converts it to a DECIMAL or DOUBLE, or take another "
                                + "target or problem_type.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATE", "TIMESTAMP"})
    void refusesPointsInTimeWhereNobodySaysWhatTheyAre(final String type) {
        training.columns("CHURN " + type, "A DOUBLE");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-98: The target 'CHURN' is a " + type + ", which is neither a class nor a number. "
                        + "Nothing was exported. Train on a view that converts it: to a text for a classification, or to "
                        + "a number, such as days from a certain day on, for a regression.");
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 500})
    void refusesABinaryTargetWithOtherThanTwoValues(final long values) {
        training.with("problem_type", "BinaryClassification").with("objective", "F1");
        training.columns("CHURN DECIMAL(9,0)", "A DOUBLE").countsRows(500, 500, values);
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-96: The target 'CHURN' of IDA.CUSTOMERS has " + values + " different values, but "
                        + "a BinaryClassification learns to tell two from each other. Nothing was exported. Use "
                        + "MulticlassClassification, or train on a view in which the target has two values.");
    }

    @ParameterizedTest
    @CsvSource({",", "BinaryClassification, F1", "MulticlassClassification, Accuracy", "Regression, MSE"})
    void refusesATargetWithOneValue(final String problemType, final String metric) {
        training.with("problem_type", problemType).with("objective", metric);
        training.columns("CHURN DECIMAL(9,0)", "A DOUBLE").countsRows(600, 500, 1);
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-97: The target 'CHURN' has the same value in all 500 rows of IDA.CUSTOMERS that "
                        + "have one, so there is nothing to learn. Nothing was exported. Check target_attribute_name, "
                        + "or train on more rows.");
    }

    @Test
    void refusesFewerThan500Rows() {
        training.columns("CHURN BOOLEAN", "A DOUBLE").countsRows(499);
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-24: IDA.CUSTOMERS has 499 rows. SageMaker Autopilot needs at least 500 to train "
                        + "a model.");
    }

    @Test
    void countsOnlyRowsWithATarget() {
        training.columns("CHURN BOOLEAN", "A DOUBLE").countsRows(900, 499);
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-24: IDA.CUSTOMERS has 499 rows with a target, and 401 whose target 'CHURN' is "
                        + "NULL. SageMaker Autopilot needs at least 500 to train a model.");
    }

    @Test
    void refusesATargetThatIsAlwaysNull() {
        training.columns("CHURN BOOLEAN", "A DOUBLE").countsRows(900, 0);
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-78: The target 'CHURN' is NULL in all 900 rows of IDA.CUSTOMERS, so there is "
                        + "nothing to learn. Nothing was exported. Check the target, or fill it.");
    }

    @Test
    void refusesATableWithoutRowsForItsRows() {
        training.columns("CHURN BOOLEAN", "A DOUBLE").countsRows(0);
        assertThat(training.error()).startsWith("E-SME-LUA-24: IDA.CUSTOMERS has 0 rows. ");
    }

    @Test
    void counts1RowAsOne() {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)").countsRows(1);
        assertThat(training.error()).startsWith("E-SME-LUA-24: IDA.CUSTOMERS has 1 row. ");
    }

    @Test
    void saysWhenRowsCannotBeCounted() {
        training.columns("CHURN BOOLEAN", "A DOUBLE");
        training.database.refuses(TrainingCase.COUNT, "insufficient privileges");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-28: The database refused to read IDA.CUSTOMERS: insufficient privileges. Check "
                        + "that you have SELECT on it, and USAGE on its schema.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "double",
                "DECIMAL",
                "TIMESTAMP(10)",
                "VARCHAR",
                "XCHAR(3)",
                "AVARCHAR(3)",
                "VARCHAR(3) UTF16",
                "DOUBLE) EMITS (X INT",
                "DATE\\nX",
            })
    void takesNothingElseForAType(final String text) throws Exception {
        assertThat(Scripts.evaluate("return {{ tostring(require(\"sme.column_type\").read(\"" + text
                        + "\")) }}, \"X VARCHAR(100)\""))
                .isEqualTo("nil");
    }

    @Test
    void countsOnlyWhatTheCatalogueLists() {
        training.database.rows(
                TrainingCase.CATALOGUE.replace("'IDA'", "'O''Neill'"),
                List.of("COLUMN_NAME", "COLUMN_TYPE"),
                ScriptedDatabase.none());
        assertThat(training.with("input_schema_name", "\"O'Neill\"").error()).startsWith("E-SME-LUA-18: ");
    }
}

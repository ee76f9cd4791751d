package com.exasol.sme.scripts.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.account.RequestLog.Entry;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.sandbox.udf.StatementEnd;
import com.exasol.sme.sandbox.udf.UdfProcess;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions in SQL, through endpoints of all kinds of models. */
@ExtendWith(QuickInstallation.class)
class PredictionScriptTest {
    private static final int CHURN_BELOW_AGE = 30;

    private final Installation installation;

    PredictionScriptTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void serve(final Installation installation) throws SQLException {
        installation.serve(installation.training("predict"));
    }

    @AfterEach
    void answerAsUsual() {
        installation.aws().trainPipelines(false);
        installation.aws().answerIn(AnswerStyle.TEXT);
    }

    private static List<Object> column(final SqlResult result, final String name) {
        final int column = result.names().indexOf(name);
        return result.rows().stream().map(row -> row.get(column)).toList();
    }

    private List<Entry> requests(final String endpoint) {
        return installation.aws().requests().of("InvokeEndpoint").stream()
                .filter(request -> request.endpoint().equals(endpoint))
                .toList();
    }

    private static String label(final long age) {
        return age < CHURN_BELOW_AGE ? "yes" : "no";
    }

    private TrainingCall trainingOnView(final String job, final String select) throws SQLException {
        installation.run("CREATE VIEW DATA.\"" + job + " view\" AS SELECT " + select + " FROM DATA.CUSTOMERS");
        return installation
                .training(job)
                .with("input_table_or_view_name", "\"" + job + " view\"")
                .with("target_attribute_name", "TARGET");
    }

    @Test
    void givesEachKeyItsPredictionInOrder() throws SQLException {
        final SqlResult result =
                installation.run("SELECT DATA.PREDICT_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, CITY) FROM DATA.CUSTOMERS");
        assertThat(result.names()).containsExactly("KEY", "AGE", "CITY", "PROBABILITY", "PREDICTIONS");
        assertThat(column(result, "KEY"))
                .isEqualTo(IntStream.rangeClosed(1, Installation.ROWS)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(result.rows()).allSatisfy(row -> {
            final long age = 10 * (Long.parseLong(String.valueOf(row.get(0))) % 8) + 5;
            assertThat(row.get(1)).isEqualTo(age);
            assertThat(row.get(4)).isEqualTo(label(age));
            assertThat((Double) row.get(3)).isBetween(0.5, 1.0);
        });
    }

    @Test
    void predictsWithoutAKey() throws SQLException {
        final SqlResult result =
                installation.run("SELECT DATA.PREDICT(AGE, CITY) FROM (SELECT 12 AS AGE, NULL AS CITY FROM DUAL)");
        assertThat(result.names()).containsExactly("AGE", "CITY", "PROBABILITY", "PREDICTIONS");
        assertThat(result.rows()).hasSize(1);
        assertThat(result.rows().get(0).subList(0, 2)).isEqualTo(Arrays.asList(12L, null));
        assertThat(result.rows().get(0).get(3)).isEqualTo("yes");
    }

    @Test
    void asksAgainForAnAnswerThatWasCutOff() throws SQLException {
        final String query = "SELECT DATA.PREDICT_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, CITY) FROM DATA.CUSTOMERS"
                + " WHERE ID <= 50";
        final List<List<Object>> expected = installation.run(query).rows();
        final int before = requests("predict").size();
        installation.aws().faults().truncateAnswers(1);
        assertThat(installation.run(query).rows()).isEqualTo(expected);
        assertThat(requests("predict")).hasSize(before + 2);
    }

    @Test
    void reportsARowThatTheModelRefusesWithoutFramesAndSecrets() {
        installation.aws().faults().failInvocations(400, "bad row", Faults.ALWAYS);
        try {
            final String message = installation.refusal("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS");
            assertThat(message)
                    .contains(
                            "E-SME-UDF-31: The model behind endpoint 'predict' in region 'eu-central-1' failed on row 1"
                                    + " with HTTP status 400: bad row.")
                    .doesNotContain("com.exasol.sme.", "software.amazon", "Caused by", Sandbox.SECRET_KEY);
        } finally {
            installation.aws().faults().failInvocations(400, "bad row", 0);
        }
    }

    /** The client carries them to the database as bytes that are no UTF-8. */
    @Test
    void showsNoCharacterAboveTheBasicPlaneThatTheModelQuotes() {
        installation
                .aws()
                .faults()
                .failInvocations(400, "could not convert string to float: 'Fürth 😀'", Faults.ALWAYS);
        try {
            assertThat(installation.refusal("SELECT DATA.PREDICT(AGE, 'Fürth 😀') FROM DATA.CUSTOMERS WHERE ID = 1"))
                    .startsWith("VM error: F-UDF-CL-LIB-1127: ")
                    .contains(
                            "E-SME-UDF-31: ",
                            "with HTTP status 400: could not convert string to float: 'Fürth \ufffd'.");
        } finally {
            installation.aws().faults().failInvocations(400, "", 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "READING,    1, F-UDF-CL-SL-JAVA-1103",
        "EMITTING,   0, F-UDF-CL-SL-JAVA-1120",
        "LOOKING_UP, 0, E-UDF-CL-SL-JAVA-1099",
    })
    void blamesNobodyForAStatementThatIsStopped(final StatementEnd.Moment moment, final int after, final String code)
            throws SQLException {
        final UdfProcess udfs = installation.sandbox().udfs();
        udfs.sendBlocksOf(1000);
        udfs.endNext(new StatementEnd("PREDICT_WITH_KEY", moment, after, "Query was terminated by user"));
        try {
            assertThat(installation.refusal("SELECT DATA.PREDICT_WITH_KEY('" + "x".repeat(10_000)
                            + "', AGE, CITY) FROM DATA.CUSTOMERS"))
                    .contains("E-SME-UDF-69: The database ended the statement: " + code
                            + ": Query was terminated by user. Nothing of it is left running in the database.")
                    .doesNotContain("GRANT", "check that the script");
        } finally {
            udfs.sendBlocksOf(6_000_000);
        }
        assertThat(installation
                        .run("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS")
                        .rows())
                .hasSize(Installation.ROWS);
    }

    @ParameterizedTest
    @CsvSource({
        "PREDICT,          'AGE, CITY'",
        "PREDICT_WITH_KEY, 'CAST(ID AS VARCHAR(9)), AGE, CITY'",
    })
    void givesNoResultOfRowsThatDidNotAllCome(final String script, final String columns) {
        final UdfProcess udfs = installation.sandbox().udfs();
        udfs.sendBlocksOf(1000);
        udfs.endNext(new StatementEnd(script, StatementEnd.Moment.READING, 3, null));
        try {
            assertThat(installation.refusal("SELECT DATA." + script + "(" + columns + ") FROM DATA.CUSTOMERS"))
                    .containsPattern(
                            "E-SME-UDF-70: The database handed over \\d{2,3} of 600 rows, and then no more\\.");
        } finally {
            udfs.sendBlocksOf(6_000_000);
        }
    }

    @Test
    void asksNoModelAgainWhoseLabelsAreOfAnotherType() throws SQLException {
        installation.serve(trainingOnView(
                "odd-labels", "AGE, CITY, CAST(CASE WHEN AGE < 30 THEN 7 ELSE 1 END AS DECIMAL(5,0)) AS TARGET"));
        installation.run("CREATE TABLE DATA.FEW (AGE DECIMAL(9,0))");
        installation.run("INSERT INTO DATA.FEW SELECT MOD(I, 2) * 60 FROM VALUES BETWEEN 1 AND 3000 T(I)");
        final Object text =
                installation.value("SELECT SCRIPT_TEXT FROM EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = 'ODD_LABELS'");
        assertThat(String.valueOf(text)).contains("-Dsme.endpoint=odd-labels;");
        installation.run(String.valueOf(text)
                .replaceFirst("CREATE JAVA SET SCRIPT \"ODD_LABELS\"", "CREATE JAVA SET SCRIPT DATA.\"OTHER_MODEL\"")
                .replace("-Dsme.endpoint=odd-labels;", "-Dsme.endpoint=predict;"));
        final int before = requests("predict").size();
        assertThat(installation.refusal("SELECT DATA.OTHER_MODEL(AGE, 'Fürth') FROM DATA.FEW"))
                .contains("E-SME-UDF-34: The model's prediction for row 1 is 'no'");
        assertThat(requests("predict").size() - before).isBetween(1, 4);
    }

    @Test
    void asksAgainWhereModelAndEndpointFail() throws SQLException {
        installation.aws().faults().failInvocations(500, "worker died", 2);
        assertThat(installation
                        .run("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS")
                        .rows())
                .hasSize(Installation.ROWS);
        installation.aws().faults().throttle("InvokeEndpoint", 2);
        assertThat(installation
                        .run("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS")
                        .rows())
                .hasSize(Installation.ROWS);
        installation.aws().faults().loseAnswers("InvokeEndpoint", 2);
        assertThat(installation
                        .run("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS")
                        .rows())
                .hasSize(Installation.ROWS);
    }

    @Test
    void asksForNoBadValuesWhereTheModelGivesNoAnswerInTime() throws SQLException {
        installation.aws().faults().failInvocations(0, "Your invocation timed out", 2);
        assertThat(installation
                        .run("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS")
                        .rows())
                .hasSize(Installation.ROWS)
                .noneMatch(row -> row.get(3) == null);
        installation.aws().faults().failInvocations(404, "<html><h1>Not Found</h1></html>", 1);
        assertThat(installation.refusal("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS"))
                .contains("E-SME-UDF-55: ", " with HTTP status 404: Not Found. ")
                .doesNotContain("<html>");
        installation.aws().faults().failInvocations(404, "", 0);
    }

    @Test
    void givesOneRowOfNullsForNoInputWithoutGroupBy() throws SQLException {
        assertThat(installation
                        .run("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 0")
                        .rows())
                .containsExactly(Collections.nCopies(4, null));
    }

    @Test
    void givesNothingForNoInputWithGroupBy() throws SQLException {
        assertThat(installation
                        .run("SELECT DATA.PREDICT(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 0 GROUP BY CITY")
                        .rows())
                .isEmpty();
    }

    @Test
    void sendsEachGroupByItself() throws SQLException {
        final int before = requests("predict").size();
        final SqlResult result = installation.run(
                "SELECT DATA.PREDICT_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, CITY) FROM DATA.CUSTOMERS GROUP BY CITY");
        assertThat(column(result, "KEY")).hasSize(Installation.ROWS).doesNotHaveDuplicates();
        assertThat(result.rows()).allSatisfy(row -> assertThat(row.get(4)).isEqualTo(label((Long) row.get(1))));
        assertThat(requests("predict").stream().skip(before)).allSatisfy(request -> assertThat(
                        request.bodyText().lines().map(line -> line.split(",", -1)[1]))
                .as("cities in one request")
                .containsOnly(
                        request.bodyText().lines().findFirst().orElseThrow().split(",", -1)[1]));
    }

    @Test
    void sendsSeveralBatchesAndKeepsTheirOrder() throws SQLException {
        installation.run("CREATE TABLE DATA.MANY_ROWS (ID DECIMAL(9,0), AGE DECIMAL(9,0))");
        installation.run("INSERT INTO DATA.MANY_ROWS SELECT I, MOD(I, 2) * 60 FROM VALUES BETWEEN 1 AND 3500 T(I)");
        final int before = requests("predict").size();
        final SqlResult result = installation.run(
                "SELECT DATA.PREDICT_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, 'Fürth') FROM DATA.MANY_ROWS");
        assertThat(column(result, "KEY"))
                .isEqualTo(
                        IntStream.rangeClosed(1, 3500).mapToObj(String::valueOf).toList());
        assertThat(result.rows()).allSatisfy(row -> assertThat(row.get(4)).isEqualTo(label((Long) row.get(1))));
        final List<Long> sizes = requests("predict").stream()
                .skip(before)
                .map(request -> request.bodyText().lines().count())
                .toList();
        assertThat(sizes).hasSizeGreaterThan(3).startsWith(500L, 500L);
        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(3500);
    }

    @Test
    void predictsANumber() throws SQLException {
        installation.serve(trainingOnView("number", "AGE, SPENT AS TARGET")
                .with("problem_type", "Regression")
                .with("objective", "MSE"));
        final SqlResult result = installation.run("SELECT DATA.NUMBER(AGE) FROM DATA.CUSTOMERS WHERE ID < 80");
        assertThat(result.names()).containsExactly("AGE", "PREDICTIONS");
        // A forest's numbers lie between those it has learned, 10.5 and 90.25.
        assertThat(result.rows())
                .allSatisfy(row -> assertThat((Double) row.get(1) < 50).isEqualTo((Long) row.get(0) < CHURN_BELOW_AGE));
    }

    @Test
    void predictsAWholeNumberThatTheModelWritesWithAPoint() throws SQLException {
        installation.aws().answerIn(AnswerStyle.PYTHON);
        installation.serve(trainingOnView(
                "whole", "AGE, CITY, CAST(CASE WHEN AGE < 30 THEN 7 ELSE 1 END AS DECIMAL(5,0)) AS TARGET"));
        final SqlResult result = installation.run("SELECT DATA.WHOLE(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 80");
        assertThat(result.rows())
                .allSatisfy(row -> assertThat(row.get(3)).isEqualTo((Long) row.get(0) < CHURN_BELOW_AGE ? 7L : 1L));
    }

    @Test
    void predictsABoolean() throws SQLException {
        installation.aws().answerIn(AnswerStyle.PYTHON);
        installation.serve(trainingOnView("truth", "AGE, CITY, AGE < 30 AS TARGET"));
        final SqlResult result = installation.run("SELECT DATA.TRUTH(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 80");
        assertThat(result.rows())
                .allSatisfy(row -> assertThat(row.get(3)).isEqualTo((Long) row.get(0) < CHURN_BELOW_AGE));
    }

    @Test
    void givesTheProbabilityOfThePredictedLabelAlsoThroughAPipeline() throws SQLException {
        installation.aws().trainPipelines(true);
        installation.serve(installation.training("pipeline"));
        assertThat(installation.act(Installation.REGION, "DescribeModel", "ModelName", "pipeline"))
                .containsSubsequence("feature-transform/", "algorithm/", "inverse-label-transform/");
        final SqlResult result = installation.run("SELECT DATA.PIPELINE(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 80");
        assertThat(column(result, "PREDICTIONS")).contains("yes", "no");
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.get(3)).isEqualTo(label((Long) row.get(0)));
            assertThat((Double) row.get(2)).isBetween(0.5, 1.0);
        });
    }

    @Test
    void saysThatTheEndpointIsGone() throws SQLException {
        installation.run(Installation.deployment("predict", "vanished"));
        installation.act(Installation.REGION, "DeleteEndpoint", "EndpointName", "vanished");
        assertThat(installation.refusal("SELECT DATA.VANISHED(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID = 1"))
                .contains("E-SME-UDF-26: InvokeEndpoint of endpoint 'vanished' for row 1 in region eu-central-1"
                        + " failed. The cause: ValidationError")
                .contains("vanished");
    }
}

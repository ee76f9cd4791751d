package com.exasol.sme.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.journey.SqlResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.AnswerStyle;
import com.exasol.sme.sandbox.aws.Faults;
import com.exasol.sme.sandbox.aws.RequestLog.Entry;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Predictions in SQL, through endpoints of all kinds of models. */
@ExtendWith(SharedInstallation.class)
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
        installation.run("CREATE TABLE DATA.MANY (ID DECIMAL(9,0), AGE DECIMAL(9,0))");
        installation.run("INSERT INTO DATA.MANY SELECT I, MOD(I, 2) * 60 FROM VALUES BETWEEN 1 AND 3500 T(I)");
        final int before = requests("predict").size();
        final SqlResult result =
                installation.run("SELECT DATA.PREDICT_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, 'Fürth') FROM DATA.MANY");
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

package com.exasol.sme.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.shared.ProductObjects;
import com.exasol.sme.shared.ProductObjects.DeployedScript;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The journey that the demo shows, one fact after the other. */
@Tag("turkish-locale")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
    private static final int UNSEEN = 300;
    private static final String COLUMN_NAMES = "[\"CHECKING_STATUS\",\"DURATION\",\"CREDIT_HISTORY\",\"PURPOSE\","
            + "\"CREDIT_AMOUNT\",\"SAVINGS_STATUS\",\"EMPLOYMENT\",\"INSTALLMENT_COMMITMENT\",\"PERSONAL_STATUS\","
            + "\"OTHER_PARTIES\",\"RESIDENCE_SINCE\",\"PROPERTY_MAGNITUDE\",\"AGE\",\"OTHER_PAYMENT_PLANS\",\"HOUSING\","
            + "\"EXISTING_CREDITS\",\"JOB\",\"NUM_DEPENDENTS\",\"OWN_TELEPHONE\",\"FOREIGN_WORKER\",\"RISK\"]";

    private final Sandbox sandbox = Sandbox.start();
    private SqlConsole console;
    private CreditJourney journey;

    @BeforeAll
    void open() throws SQLException {
        console = new SqlConsole(sandbox.connect(), new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        journey = new CreditJourney(console, sandbox.aws().roleArn());
    }

    @AfterAll
    void close() throws SQLException {
        console.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void deploysAllObjects() throws SQLException {
        final CommandResult deployment = sandbox.deploy();
        assertThat(deployment.exitCode()).as(deployment.err()).isZero();
        assertThat(deployment.out()).isEmpty();
        assertThat(console.run("SELECT SCRIPT_NAME, SCRIPT_TYPE FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'SME'"
                                + " ORDER BY SCRIPT_NAME")
                        .rows())
                .containsExactlyElementsOf(ProductObjects.SCRIPTS.stream()
                        .sorted(Comparator.comparing(DeployedScript::name))
                        .map(script -> List.<Object>of(script.name(), script.isUdf() ? "UDF" : "SCRIPTING"))
                        .toList());
        assertThat(console.run("SELECT COUNT(*) FROM SME.SME_METADATA_AUTOPILOT_JOBS")
                        .rows())
                .containsExactly(List.of(0L));
    }

    @Test
    @Order(2)
    void recordsTheJobThatItStarts() throws SQLException {
        journey.loadData();
        journey.createConnection();
        final List<Object> training = journey.train("TRAINING").rows().get(0);
        assertThat(training).hasSize(6);
        assertThat(training.get(0)).isEqualTo(CreditJourney.JOB);
        assertThat((String) training.get(1)).matches("s3://sme-bucket/autopilot/credit-risk/\\d+-\\d+/train/");
        assertThat(training.subList(2, 6)).containsExactly(700L, 1L, 0L, null);
        assertThat(sandbox.aws().trainedOn(Sandbox.REGION, CreditJourney.JOB))
                .containsExactly(training.get(1).toString().substring("s3://sme-bucket/".length()) + "part-0001.csv");
        assertThat(console.run("SELECT JOB_NAME, AWS_CREDENTIALS_CONNECTION_NAME, S3_BUCKET_URI, S3_OUTPUT_PATH,"
                                + " TARGET_ATTRIBUTE_NAME, PROBLEM_TYPE, OBJECTIVE, MAX_CANDIDATES, SCRIPT_USER,"
                                + " COLUMN_NAMES FROM SME.SME_METADATA_AUTOPILOT_JOBS")
                        .rows())
                .containsExactly(List.of(
                        "credit-risk",
                        "AWS_CONN",
                        "s3://sme-bucket",
                        "autopilot",
                        "RISK",
                        "BinaryClassification",
                        "F1",
                        10L,
                        "SYS",
                        COLUMN_NAMES));
    }

    @Test
    @Order(3)
    void showsTheStatusesInOrder() throws SQLException {
        assertThat(journey.pollUntilDone())
                .containsExactly(
                        List.of("InProgress", "Starting"),
                        List.of("InProgress", "AnalyzingData"),
                        List.of("InProgress", "TrainingModels"),
                        List.of("InProgress", "GeneratingExplainabilityReport"),
                        List.of("InProgress", "GeneratingModelInsightsReport"),
                        List.of("Completed", "Completed"));
    }

    @Test
    @Order(4)
    void putsTheModelBehindAnEndpoint() throws SQLException {
        assertThat(journey.deployEndpoint().rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(List.of(
                        CreditJourney.AWS_ENDPOINT,
                        "\"CREDIT\".\"CREDIT_RISK\"",
                        "\"CREDIT\".\"CREDIT_RISK_WITH_KEY\"",
                        "InService"));
        assertThat(sandbox.aws().inventory(Sandbox.REGION).endpoints()).containsExactly(CreditJourney.AWS_ENDPOINT);
    }

    @Test
    @Order(5)
    void predictsEveryUnseenRowBetterThanTheMajority() throws SQLException {
        journey.score();
        final List<List<Object>> joined = joined();
        assertThat(joined).hasSize(UNSEEN);
        assertThat(joined.stream().map(row -> row.get(0)).distinct()).hasSize(UNSEEN);
        assertThat(joined).allSatisfy(row -> assertThat((Double) row.get(3)).isBetween(0.5, 1.0));
        assertThat(accuracy(joined)).isGreaterThanOrEqualTo(majority(joined) + 0.04);
    }

    @Test
    @Order(6)
    void givesTheSameAnswerWithAndWithoutKey() throws SQLException {
        final SqlResult one = journey.predictOne();
        assertThat(one.names().subList(20, 22)).containsExactly("PROBABILITY", "PREDICTIONS");
        assertThat(one.rows()).hasSize(1);
        assertThat(one.rows().get(0).subList(20, 22))
                .isEqualTo(console.run("SELECT PROBABILITY, PREDICTIONS FROM CREDIT.SCORED WHERE \"KEY\" = '701'")
                        .rows()
                        .get(0));
    }

    @Test
    @Order(7)
    void leavesNothingAfterDeletion() throws SQLException {
        assertThat(journey.deleteEndpoint().rows())
                .containsExactly(
                        List.of("endpoint", "credit-risk", "deleted"),
                        List.of("endpoint configuration", "credit-risk", "deleted"),
                        List.of("model", "credit-risk", "deleted"),
                        List.of("script", "\"CREDIT\".\"CREDIT_RISK\"", "dropped"),
                        List.of("script", "\"CREDIT\".\"CREDIT_RISK_WITH_KEY\"", "dropped"));
        assertThat(sandbox.aws().inventory(Sandbox.REGION).isTidy()).isTrue();
        assertThat(console.run("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'CREDIT'")
                        .rows())
                .isEmpty();
        assertThatThrownBy(journey::predictOne)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("function or script")
                .hasMessageContaining("not found");
    }

    @Test
    @Order(8)
    void learnsNothingFromShuffledLabels() throws SQLException {
        shuffleLabels();
        console.run("DELETE FROM SME.SME_METADATA_AUTOPILOT_JOBS");
        final CreditJourney shuffled = journey.withJob("shuffled");
        shuffled.train("SHUFFLED");
        shuffled.pollUntilDone();
        shuffled.deployEndpoint();
        console.run("DROP TABLE CREDIT.SCORED");
        shuffled.score();
        final List<List<Object>> joined = joined();
        assertThat(accuracy(joined)).isLessThan(majority(joined) + 0.03);
        shuffled.deleteEndpoint();
    }

    /** Gives every application of the training data the label of another one. */
    private void shuffleLabels() throws SQLException {
        final List<Object> labels = new ArrayList<>();
        console.run("SELECT RISK FROM CREDIT.APPLICATIONS WHERE APPLICATION_ID <= 700 ORDER BY APPLICATION_ID")
                .rows()
                .forEach(row -> labels.add(row.get(0)));
        Collections.shuffle(labels, new Random(7));
        console.run("CREATE TABLE CREDIT.LABELS (APPLICATION_ID DECIMAL(9,0), RISK VARCHAR(10))");
        final List<String> values = new ArrayList<>();
        for (int index = 0; index < labels.size(); index++) {
            values.add("(" + (index + 1) + ", '" + labels.get(index) + "')");
        }
        console.run("INSERT INTO CREDIT.LABELS VALUES " + String.join(", ", values));
        console.run("CREATE VIEW CREDIT.SHUFFLED AS SELECT " + CreditJourney.FEATURES
                + ", L.RISK FROM CREDIT.APPLICATIONS A JOIN CREDIT.LABELS L ON A.APPLICATION_ID = L.APPLICATION_ID");
    }

    private List<List<Object>> joined() throws SQLException {
        return console.run("SELECT S.\"KEY\", A.RISK, S.PREDICTIONS, S.PROBABILITY FROM CREDIT.SCORED S"
                        + " JOIN CREDIT.APPLICATIONS A ON A.APPLICATION_ID = CAST(S.\"KEY\" AS DECIMAL(9,0))")
                .rows();
    }

    private static double accuracy(final List<List<Object>> joined) {
        return (double) joined.stream()
                        .filter(row -> row.get(1).equals(row.get(2)))
                        .count()
                / joined.size();
    }

    private static double majority(final List<List<Object>> joined) {
        final long good =
                joined.stream().filter(row -> row.get(1).equals("good")).count();
        return (double) Math.max(good, joined.size() - good) / joined.size();
    }
}

package com.exasol.sme.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.journey.SqlConsole;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sessions that die while they deploy or delete an endpoint. All tests use one endpoint name, so that each of them also
 * shows that the tests before it have left nothing that stands in the way.
 */
@ExtendWith(SharedInstallation.class)
class EndpointDeathTest {
    private static final String JOB = "for-deaths";
    private static final String ENDPOINT = "mortal";
    private static final String DEPLOYMENT = Installation.deployment(JOB, ENDPOINT);
    private static final String DELETION = Installation.deletion(ENDPOINT);

    private final Installation installation;
    private final Death death;

    EndpointDeathTest(final Installation installation) {
        this.installation = installation;
        this.death = new Death(installation);
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
    }

    private List<List<Object>> delete() throws SQLException {
        return installation.run(DELETION).rows();
    }

    @Test
    void leavesNothingWhenItDiesBeforeTheScriptsAreCommitted() throws SQLException {
        for (final Moment moment : List.of(
                Moment.beforeAction("describe"),
                Moment.insteadOf("DescribeAutoMLJobV2"),
                Moment.before("CREATE JAVA"),
                Moment.beforeSecond("CREATE JAVA"),
                Moment.before("COMMIT"))) {
            death.ofSession(moment, DEPLOYMENT);
            death.assertNothingIsLeftOf(ENDPOINT);
        }
    }

    static Stream<Moment> afterTheScriptsAreCommitted() {
        return Stream.of(
                Moment.beforeAction("create"),
                Moment.insteadOf("CreateModel"),
                Moment.after("CreateModel"),
                Moment.after("CreateEndpointConfig"),
                Moment.during("CreateEndpoint"),
                Moment.after("CreateEndpoint"));
    }

    @ParameterizedTest
    @MethodSource("afterTheScriptsAreCommitted")
    void leavesItsScriptsByWhichTheRestIsDeleted(final Moment moment) throws SQLException {
        death.ofSession(moment, DEPLOYMENT);
        death.assertIsOnRecord(ENDPOINT);
        assertThat(installation.refusal(DEPLOYMENT))
                .startsWith("\"E-SME-LUA-41: There is already a script \"DATA\".\"MORTAL\".")
                .contains("delete that with SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT first");
        delete();
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    static Stream<Moment> whileItIsUndone() {
        return Stream.of(
                Moment.after("DeleteEndpointConfig"), Moment.before("DROP SCRIPT"), Moment.beforeSecond("COMMIT"));
    }

    @ParameterizedTest
    @MethodSource("whileItIsUndone")
    void leavesItsScriptsUntilEverythingIsUndone(final Moment moment) throws SQLException {
        installation.aws().deny("CreateEndpoint");
        try {
            death.ofSession(moment, DEPLOYMENT);
        } finally {
            installation.aws().allow("CreateEndpoint");
        }
        assertThat(death.recordsOf(ENDPOINT)).containsExactly("MORTAL", "MORTAL_WITH_KEY");
        delete();
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    @Test
    void leavesAnEndpointThatComesIntoServiceWhenItDiesWaiting() throws SQLException {
        death.ofSession(Moment.after("DescribeEndpoint"), DEPLOYMENT);
        death.assertIsOnRecord(ENDPOINT);
        while (!installation
                .act(Installation.REGION, "DescribeEndpoint", "EndpointName", ENDPOINT)
                .contains("\"InService\"")) {
            // Each look at an endpoint moves it one step.
        }
        assertThat(installation
                        .run("SELECT DATA.MORTAL(AGE, CITY) FROM DATA.CUSTOMERS WHERE AGE = 5 AND ID < 50")
                        .rows())
                .isNotEmpty()
                .allMatch(row -> row.get(3).equals("yes"));
        assertThat(delete()).contains(List.of("endpoint", ENDPOINT, "deleted"));
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    @Test
    void goesOnDeletingWhereTheSessionBeforeHasDied() throws SQLException {
        rollBackAfter(DEPLOYMENT);
        for (final Moment moment : List.of(
                Moment.insteadOf("DescribeEndpoint"),
                Moment.insteadOf("DeleteEndpoint"),
                Moment.during("DeleteEndpoint"),
                Moment.after("DescribeEndpoint"),
                Moment.insteadOf("DeleteEndpointConfig"),
                Moment.after("DeleteEndpointConfig"),
                Moment.insteadOf("DeleteModel"),
                Moment.after("DeleteModel"),
                Moment.before("DROP SCRIPT"),
                Moment.beforeSecond("DROP SCRIPT"),
                Moment.before("COMMIT"))) {
            death.ofSession(moment, DELETION);
            assertThat(death.recordsOf(ENDPOINT)).as("%s", moment).containsExactly("MORTAL", "MORTAL_WITH_KEY");
        }
        assertThat(rollBackAfter(DELETION))
                .containsExactly(
                        List.of("endpoint", ENDPOINT, "was not there"),
                        List.of("script", "\"DATA\".\"MORTAL\"", "dropped"),
                        List.of("script", "\"DATA\".\"MORTAL_WITH_KEY\"", "dropped"));
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    /** Runs a statement without autocommit, and takes back what can be taken back. */
    private List<List<Object>> rollBackAfter(final String sql) throws SQLException {
        try (Connection connection = installation.sandbox().connect();
                SqlConsole console = new SqlConsole(connection, new PrintStream(OutputStream.nullOutputStream()))) {
            connection.setAutoCommit(false);
            final List<List<Object>> rows = console.run(sql).rows();
            connection.rollback();
            return rows;
        }
    }

    @Test
    void keepsItsScriptsWhenItsUdfDies() throws SQLException {
        assertThat(death.ofUdf(Moment.after("CreateEndpoint"), DEPLOYMENT))
                .startsWith(
                        "\"E-SME-LUA-43: It could not be found out whether the endpoint 'mortal' in eu-central-1 was"
                                + " created, which would be billed: VM error: Internal error: VM crashed")
                .contains("Its prediction scripts stay. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for it.");
        death.assertIsOnRecord(ENDPOINT);
        assertThat(death.ofUdf(Moment.insteadOf("DeleteModel"), DELETION)).startsWith("\"E-SME-LUA-30: ");
        assertThat(death.recordsOf(ENDPOINT)).hasSize(2);
        delete();
        death.assertNothingIsLeftOf(ENDPOINT);
    }
}

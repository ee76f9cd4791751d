package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Death;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.Moment;
import com.exasol.sme.scripts.installation.QuickInstallation;
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
@ExtendWith(QuickInstallation.class)
class EndpointDeathTest {
    private static final String JOB = "for-deaths";
    private static final String ENDPOINT = "mortal";
    private static final String DEPLOYMENT = Installation.deployment(JOB, ENDPOINT);
    private static final String DELETION = Installation.deletion(ENDPOINT);

    private final Installation installation;
    private final Death death;

    EndpointDeathTest(final Installation installation) {
        this.installation = installation;
        death = new Death(installation);
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
    }

    @Test
    void leavesNothingWhenItDiesBeforeTheScriptsAreCommitted() throws SQLException {
        for (final Moment moment : List.of(
                Moment.beforeAction("describe"),
                Moment.before("CREATE JAVA"),
                Moment.beforeSecond("CREATE JAVA"),
                Moment.beforeNext("COMMIT", "CREATE JAVA"))) {
            death.ofSession(moment, DEPLOYMENT);
            death.assertNothingIsLeftOf(ENDPOINT);
        }
    }

    static Stream<Moment> afterTheScriptsAreCommitted() {
        return Stream.of(
                Moment.before("COMMENT"),
                Moment.beforeAction("create"),
                Moment.after("CreateModel"),
                Moment.after("CreateEndpointConfig"),
                Moment.during("CreateEndpoint"));
    }

    @ParameterizedTest
    @MethodSource("afterTheScriptsAreCommitted")
    void leavesItsScriptsByWhichTheRestIsDeleted(final Moment moment) throws SQLException {
        death.ofSession(moment, DEPLOYMENT);
        assertIsOnRecord(moment);
        assertThat(installation.refusal(DEPLOYMENT))
                .startsWith("\"E-SME-LUA-41: There is already a script \"DATA\".\"MORTAL\".")
                .contains("delete that with SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT first");
        delete();
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    static Stream<Moment> whileItIsUndone() {
        return Stream.of(Moment.after("DeleteEndpointConfig"), Moment.beforeNext("COMMIT", "DROP SCRIPT"));
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
        assertIsOnRecord(moment);
        delete();
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    @Test
    void leavesItsScriptsWhenItsUdfDies() throws SQLException {
        assertThat(death.ofUdf(Moment.after("CreateEndpoint"), DEPLOYMENT))
                .startsWith(
                        "\"E-SME-LUA-43: It could not be found out whether the endpoint 'mortal' in eu-central-1 was"
                                + " created, which would be billed: VM error: Internal error: VM crashed")
                .contains("Its prediction scripts stay. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for it.");
        assertThat(death.recordsOf(ENDPOINT)).hasSize(2);
        delete();
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    @Test
    void leavesAnEndpointThatComesIntoServiceAndIsDeletedThoughEachDeletionDies() throws SQLException {
        death.ofSession(Moment.after("DescribeEndpoint"), DEPLOYMENT);
        awaitService();
        assertThat(installation
                        .run("SELECT DATA.MORTAL(AGE, CITY) FROM DATA.CUSTOMERS WHERE AGE = 5 AND ID < 50")
                        .rows())
                .isNotEmpty()
                .allMatch(row -> row.get(3).equals("yes"));
        for (final Moment moment : List.of(
                Moment.insteadOf("DeleteEndpoint"),
                Moment.during("DeleteEndpoint"),
                Moment.insteadOf("DeleteEndpointConfig"),
                Moment.after("DeleteEndpointConfig"),
                Moment.after("DeleteModel"),
                Moment.before("DROP SCRIPT"),
                Moment.beforeNext("COMMIT", "DROP SCRIPT"))) {
            death.ofSession(moment, DELETION);
            assertIsOnRecord(moment);
        }
        assertThat(death.ofUdf(Moment.insteadOf("DescribeEndpoint"), DELETION)).startsWith("\"E-SME-LUA-30: ");
        death.ofSession(Moment.beforeSecond("DROP SCRIPT"), DELETION);
        assertThat(death.recordsOf(ENDPOINT)).containsExactly("MORTAL_WITH_KEY");
        assertThat(delete())
                .containsExactly(
                        List.of("endpoint", ENDPOINT, "was not there"),
                        List.of("script", "\"DATA\".\"MORTAL_WITH_KEY\"", "dropped"));
        death.assertNothingIsLeftOf(ENDPOINT);
    }

    private void awaitService() {
        while (!installation
                .act(Installation.REGION, "DescribeEndpoint", "EndpointName", ENDPOINT)
                .contains("\"InService\"")) {
            // Each look at an endpoint moves it one step.
        }
    }

    private void assertIsOnRecord(final Moment moment) throws SQLException {
        assertThat(death.recordsOf(ENDPOINT)).as("%s", moment).containsExactly("MORTAL", "MORTAL_WITH_KEY");
    }

    /** What a user without autocommit does: nothing that is left could be taken back by a rollback. */
    private List<List<Object>> delete() throws SQLException {
        try (Connection connection = installation.sandbox().connect();
                SqlConsole console = new SqlConsole(connection, new PrintStream(OutputStream.nullOutputStream()))) {
            connection.setAutoCommit(false);
            final List<List<Object>> rows = console.run(DELETION).rows();
            connection.rollback();
            return rows;
        }
    }
}

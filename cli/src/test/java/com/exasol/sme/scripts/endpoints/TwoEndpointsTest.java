package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TwoSessions;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sessions that deploy and delete the same endpoint at the same time. */
@ExtendWith(QuickInstallation.class)
@Timeout(60)
class TwoEndpointsTest {
    private static final String JOB = "for-two";
    private static final String CREATE = "CREATE > CREATE > COMMIT > SELECT";

    private final Installation installation;

    TwoEndpointsTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
        installation.run("CREATE SCHEMA ELSEWHERE");
    }

    private static String deployment(final String endpoint) {
        return Installation.deployment(JOB, endpoint);
    }

    private static String deploymentElsewhere(final String endpoint) {
        return deployment(endpoint).replace("'DATA'", "'ELSEWHERE'");
    }

    /** What there is in AWS, of each kind. */
    private List<Long> inAws(final String endpoint) {
        final Inventory there = installation.aws().inventory(Installation.REGION);
        return List.of(there.models(), there.endpointConfigs(), there.endpoints()).stream()
                .map(names -> names.stream().filter(endpoint::equalsIgnoreCase).count())
                .toList();
    }

    private List<Object> scripts(final String endpoint) throws SQLException {
        return installation
                .run("SELECT SCRIPT_SCHEMA || '.' || SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_TEXT LIKE"
                        + " '%-Dsme.endpoint=" + endpoint + ";%' ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME")
                .rows()
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private void assertNothingIsLeft(final String endpoint) throws SQLException {
        assertThat(inAws(endpoint)).containsExactly(0L, 0L, 0L);
        assertThat(scripts(endpoint)).isEmpty();
    }

    /** Exactly one endpoint with its scripts in one schema, which predicts, and which can be deleted. */
    private void assertWorks(final String endpoint, final String schema) throws SQLException {
        final String script = schema + "." + endpoint.toUpperCase(Locale.ROOT).replace('-', '_');
        assertThat(inAws(endpoint)).containsExactly(1L, 1L, 1L);
        assertThat(scripts(endpoint)).containsExactly(script, script + "_WITH_KEY");
        assertThat(installation
                        .run("SELECT " + script + "(AGE, CITY) FROM DATA.CUSTOMERS WHERE AGE = 5")
                        .rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).endsWith("yes"));
        installation.run(Installation.deletion(endpoint));
        assertNothingIsLeft(endpoint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "same-1 | SELECT \"SME\".\"SME_AUTOPILOT_ENDPOINT | E-SME-UDF-7  | OK",
                "same-2 | COMMIT                                  | E-SME-LUA-60 | OK",
                "same-3 | CREATE > CREATE                         | E-SME-LUA-60 | OK",
                "same-4 | CREATE > COMMIT                         | E-SME-LUA-60 | OK",
                "same-5 | " + CREATE + "                          | OK           | E-SME-LUA-41",
                "same-6 | before CreateEndpoint                   | OK           | E-SME-LUA-41",
            })
    void haveOneWinnerForOnePlace(final String endpoint, final String moment, final String first, final String second)
            throws SQLException {
        final String deployment = deployment(endpoint);
        final TwoSessions sessions = TwoSessions.run(installation, deployment, moment, deployment);
        assertThat(sessions.codes()).containsExactly(first, second);
        if (first.equals("E-SME-LUA-60")) {
            assertThat(sessions.first())
                    .startsWith("\"E-SME-LUA-60: Another session has created the script \"DATA\".\"SAME_")
                    .contains("Nothing was created in AWS here. If the other session deploys the endpoint that you"
                            + " want, use that one; otherwise choose another endpoint name or schema.");
        }
        assertWorks(endpoint, "DATA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twin-1 | " + CREATE + "              | E-SME-UDF-7 | OK",
                "twin-2 | before CreateModel          | E-SME-UDF-7 | OK",
                "twin-3 | after CreateModel           | OK          | E-SME-UDF-7",
                "twin-4 | before CreateEndpoint       | OK          | E-SME-UDF-7",
                "twin-5 | after CreateEndpoint        | OK          | E-SME-UDF-7",
            })
    void haveOneWinnerForOneNameInTwoSchemas(
            final String endpoint, final String moment, final String first, final String second) throws SQLException {
        assertThat(TwoSessions.run(installation, deployment(endpoint), moment, deploymentElsewhere(endpoint))
                        .codes())
                .containsExactly(first, second);
        assertWorks(endpoint, first.equals("OK") ? "DATA" : "ELSEWHERE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "undone-1 | COMMIT                         | OK           | works",
                "undone-2 | CREATE > COMMIT                | OK           | works",
                "undone-3 | " + CREATE + "                 | E-SME-LUA-59 | nothing",
                "undone-4 | before CreateModel             | E-SME-LUA-59 | nothing",
                "undone-5 | after CreateModel              | E-SME-LUA-59 | nothing",
                "undone-6 | after CreateEndpointConfig     | E-SME-LUA-59 | nothing",
                "undone-7 | after CreateEndpoint           | E-SME-LUA-59 | nothing",
                "undone-8 | before DescribeEndpoint        | E-SME-LUA-59 | nothing",
                "undone-9 | " + CREATE + " > COMMIT        | E-SME-LUA-59 | nothing",
            })
    void areConsistentWhenTheSecondDeletesWhatTheFirstDeploys(
            final String endpoint, final String moment, final String first, final String end) throws SQLException {
        final TwoSessions sessions =
                TwoSessions.run(installation, deployment(endpoint), moment, Installation.deletion(endpoint));
        assertThat(sessions.codes()).containsExactly(first, "OK");
        if (end.equals("works")) {
            assertWorks(endpoint, "DATA");
            return;
        }
        assertThat(sessions.first())
                .contains("Another session has deleted the endpoint '" + endpoint + "' in eu-central-1 while it was"
                        + " being deployed: its prediction scripts are gone. Nothing of this deployment is left in"
                        + " AWS. Deploy it again if it is still wanted.");
        assertNothingIsLeft(endpoint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "again-1 | after CreateModel           | E-SME-LUA-59",
                "again-2 | before CreateEndpoint       | E-SME-LUA-59",
                "again-3 | " + CREATE + " > COMMIT     | E-SME-LUA-59",
            })
    void keepWhatTheSecondDeletesAndDeploysAgain(final String endpoint, final String moment, final String first)
            throws SQLException {
        assertThat(TwoSessions.run(
                                installation,
                                deployment(endpoint),
                                moment,
                                Installation.deletion(endpoint),
                                deployment(endpoint))
                        .codes())
                .containsExactly(first, "OK", "OK");
        assertWorks(endpoint, "DATA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late-1 | before DeleteEndpoint            | DATA      | E-SME-LUA-41 | nothing",
                "late-2 | after DeleteEndpoint             | ELSEWHERE | E-SME-UDF-7  | nothing",
                "late-3 | before DeleteModel               | ELSEWHERE | E-SME-UDF-7  | nothing",
                "late-4 | COMMIT                           | DATA      | E-SME-LUA-41 | nothing",
                "late-5 | COMMIT                           | ELSEWHERE | E-SME-UDF-7  | nothing",
                "late-6 | COMMIT > COMMIT                  | ELSEWHERE | OK           | nothing",
                "late-7 | COMMIT > COMMIT > COMMIT         | ELSEWHERE | OK           | works",
                "late-8 | DROP > DROP > COMMIT > COMMIT    | DATA      | OK           | works",
            })
    void areConsistentWhenTheSecondDeploysWhatTheFirstDeletes(
            final String endpoint, final String moment, final String schema, final String second, final String end)
            throws SQLException {
        installation.run(deployment(endpoint));
        final TwoSessions sessions = TwoSessions.run(
                installation,
                Installation.deletion(endpoint),
                moment,
                schema.equals("DATA") ? deployment(endpoint) : deploymentElsewhere(endpoint));
        assertThat(sessions.codes()).containsExactly("OK", second);
        if (end.equals("works")) {
            assertWorks(endpoint, schema);
        } else {
            assertNothingIsLeft(endpoint);
        }
    }

    @Test
    void letOthersPollAndPredictWhileOneDeletes() throws SQLException {
        installation.run(deployment("polled"));
        final TwoSessions sessions = TwoSessions.run(
                installation,
                Installation.deletion("polled"),
                "before DeleteEndpoint",
                "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + JOB + "', 'AWS_CONN',"
                        + " 'eu-central-1')",
                "SELECT DATA.POLLED(AGE, CITY) FROM DATA.CUSTOMERS");
        assertThat(sessions.codes()).containsExactly("OK", "OK", "OK");
        assertNothingIsLeft("polled");
    }

    @ParameterizedTest
    @CsvSource({"both-1, before DeleteEndpoint", "both-2, before DeleteModel", "both-3, DROP", "both-4, DROP > COMMIT"})
    void bothDelete(final String endpoint, final String moment) throws SQLException {
        installation.run(deployment(endpoint));
        final String deletion = Installation.deletion(endpoint);
        assertThat(TwoSessions.run(installation, deletion, moment, deletion).codes())
                .containsExactly("OK", "OK");
        assertNothingIsLeft(endpoint);
    }
}

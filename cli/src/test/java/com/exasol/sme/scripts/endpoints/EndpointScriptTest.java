package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What deploying an endpoint leaves in the database and in AWS, whether it succeeds or fails half-way. */
@ExtendWith(QuickInstallation.class)
class EndpointScriptTest {
    private static final String JOB = "for-endpoints";

    private final Installation installation;

    EndpointScriptTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
    }

    private void assertNothingIsLeft(final String endpoint, final String scripts) throws SQLException {
        final Inventory left = installation.aws().inventory(Installation.REGION);
        assertThat(left.endpoints()).doesNotContain(endpoint);
        assertThat(left.endpointConfigs()).doesNotContain(endpoint);
        assertThat(left.models()).doesNotContain(endpoint);
        assertThat(installation.scripts(scripts)).isEmpty();
    }

    @Test
    void outlivesTheLossOfEveryAnswerToACreation() throws SQLException {
        installation.aws().faults().loseAnswers("CreateModel", 1);
        installation.aws().faults().loseAnswers("CreateEndpointConfig", 1);
        installation.aws().faults().loseAnswers("CreateEndpoint", 1);
        assertThat(installation.run(Installation.deployment(JOB, "lossy")).rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(List.of("lossy", "\"DATA\".\"LOSSY\"", "\"DATA\".\"LOSSY_WITH_KEY\"", "InService"));
        final Inventory there = installation.aws().inventory(Installation.REGION);
        assertThat(there.endpoints()).containsOnlyOnce("lossy");
        assertThat(there.endpointConfigs()).containsOnlyOnce("lossy");
        assertThat(there.models()).containsOnlyOnce("lossy");
    }

    @Test
    void undoesEverythingWhenTheEndpointFails() throws SQLException {
        installation.aws().faults().failNextEndpoint("The container did not pass the ping health check");
        assertThat(installation.refusal(Installation.deployment(JOB, "failed")))
                .startsWith("\"E-SME-UDF-15: Endpoint 'failed' in region 'eu-central-1' did not come into service:"
                        + " it is Failed. The container did not pass the ping health check.");
        assertNothingIsLeft("failed", "FAILED");
    }

    @Test
    void removesTheModelWhenItsConfigurationIsRefused() throws SQLException {
        installation.aws().deny("CreateEndpointConfig");
        try {
            assertThat(installation.refusal(Installation.deployment(JOB, "denied")))
                    .startsWith("\"E-SME-UDF-22: CreateEndpointConfig of endpoint configuration 'denied'");
        } finally {
            installation.aws().allow("CreateEndpointConfig");
        }
        assertThat(installation.aws().requests().operations()).contains("DeleteModel");
        assertNothingIsLeft("denied", "DENIED");
    }

    @Test
    void keepsTheScriptsOfWhatItCouldNotUndo() throws SQLException {
        installation.aws().deny("CreateEndpoint");
        installation.aws().deny("DeleteModel");
        try {
            assertThat(installation.refusal(Installation.deployment(JOB, "half-undone")))
                    .startsWith("\"E-SME-UDF-22: CreateEndpoint of endpoint 'half-undone'")
                    .contains(
                            "Not all of what had been created could be removed again: model 'half-undone' may still be"
                                    + " there")
                    .contains("Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for this endpoint.");
        } finally {
            installation.aws().allow("CreateEndpoint");
            installation.aws().allow("DeleteModel");
        }
        assertThat(installation.scripts("HALF")).containsExactly("HALF_UNDONE", "HALF_UNDONE_WITH_KEY");

        assertThat(installation.run(Installation.deletion("half_undone")).rows())
                .containsExactly(
                        List.of("endpoint", "half-undone", "was not there"),
                        List.of("model", "half-undone", "deleted"),
                        List.of("script", "\"DATA\".\"HALF_UNDONE\"", "dropped"),
                        List.of("script", "\"DATA\".\"HALF_UNDONE_WITH_KEY\"", "dropped"));
        assertNothingIsLeft("half-undone", "HALF");
    }

    @Test
    void commitsTheScriptsBeforeItCreatesAnythingPaid() throws SQLException {
        installation.aws().deny("CreateModel");
        try {
            installation.refusal(Installation.deployment(JOB, "ordered"));
        } finally {
            installation.aws().allow("CreateModel");
        }
        final List<String> statements = installation.sandbox().database().statements().stream()
                .map(statement -> statement.text())
                .toList();
        final int start = statements.indexOf(Installation.deployment(JOB, "ordered"));
        final List<String> sent = statements.subList(start, statements.size()).stream()
                .map(text -> text.split("[\\s(]", -1)[0])
                .toList();
        assertThat(sent)
                .containsExactly(
                        "EXECUTE", // the call itself
                        "SELECT", // the job's row
                        "SELECT", // the schema
                        "SELECT", // scripts of the same names
                        "SELECT", // describe
                        "COMMIT", // what the user has left open
                        "CREATE", "CREATE", "SELECT", "COMMIT", // scripts that can be seen
                        "COMMIT", "COMMENT", "COMMENT", "COMMIT", // what they say of the job
                        "SELECT", // create
                        "COMMIT", "SELECT", // do they stand still?
                        "SELECT", // which of them have to go
                        "COMMIT", "DROP", "COMMIT", "COMMIT", "DROP", "COMMIT");
    }
}

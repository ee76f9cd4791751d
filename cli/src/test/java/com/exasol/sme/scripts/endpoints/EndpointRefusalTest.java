package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What deploying an endpoint finds out before it creates anything. */
@ExtendWith(QuickInstallation.class)
class EndpointRefusalTest {
    private static final String JOB = "for-refusals";
    private static final String ENDPOINT = "never-there";

    private final Installation installation;
    private Inventory before;

    EndpointRefusalTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
    }

    @BeforeEach
    void look() {
        before = inventory();
    }

    @AfterEach
    void findNothingCreated() throws SQLException {
        assertThat(inventory())
                .usingRecursiveComparison()
                .ignoringFields("jobs")
                .isEqualTo(before);
        assertThat(installation.scripts("NEVER")).isEmpty();
    }

    private Inventory inventory() {
        return installation.aws().inventory(Installation.REGION);
    }

    private String refusal(final String job) {
        return installation.refusal(Installation.deployment(job, ENDPOINT));
    }

    @Test
    void refusesAJobThatHasNotFinished() throws SQLException {
        installation.run(installation.training("unfinished").sql());
        assertThat(refusal("unfinished"))
                .startsWith("\"E-SME-UDF-12: Autopilot job 'unfinished' has not finished: it is InProgress, Starting."
                        + " Poll the job's status");
    }

    @Test
    void givesTheReasonWhyAJobFailed() throws SQLException {
        installation.aws().faults().failNextJob("The data has a blank header");
        installation.train(installation.training("failing"));
        assertThat(refusal("failing"))
                .startsWith("\"E-SME-UDF-11: Autopilot job 'failing' failed: The data has a blank header."
                        + " Correct what the reason names");
    }

    @Test
    void refusesAJobWithoutACandidate() throws SQLException {
        installation.aws().faults().completeNextJobWithoutCandidate();
        installation.train(installation.training("no-candidate"));
        assertThat(refusal("no-candidate"))
                .startsWith("\"E-SME-UDF-13: Autopilot job 'no-candidate' ended without a model: it is Completed,"
                        + " Completed. Train again with more time");
    }

    @Test
    void refusesAJobThatIsNotRecorded() {
        assertThat(refusal("For-Refusals"))
                .startsWith("\"E-SME-LUA-37: The job 'For-Refusals' is not recorded in SME_METADATA_AUTOPILOT_JOBS");
    }

    @Test
    void refusesAJobOfAnotherRegion() {
        assertThat(installation.refusal(
                        Installation.deployment(JOB, ENDPOINT).replace(Installation.REGION, Installation.OTHER_REGION)))
                .startsWith("\"E-SME-LUA-100: There is no job '" + JOB
                        + "' in us-east-1, although it is recorded, by session ")
                .contains("in the region of 's3://sme-bucket'. If that is another region, use it.");
    }

    @Test
    void refusesAConnectionOfAnotherKind() throws SQLException {
        installation.run("CREATE CONNECTION ODD_KIND"
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        installation.sandbox().udfs().handOutAs("token", "ODD_KIND");
        assertThat(installation.refusal(
                        Installation.deployment(JOB, ENDPOINT).replace(Installation.CONNECTION, "odd_kind")))
                .startsWith("\"E-SME-UDF-71: CONNECTION 'ODD_KIND' is of a kind that Java UDFs cannot read:"
                        + " F-UDF-CL-SL-JAVA-1157: ");
    }

    @Test
    void refusesASchemaThatIsNotThere() {
        assertThat(installation.refusal(Installation.deployment(JOB, ENDPOINT).replace("'DATA'", "'\"Data\"'")))
                .startsWith("\"E-SME-LUA-39: There is no schema 'Data' for the prediction scripts.");
    }

    @Test
    void refusesTheNameOfAScriptThatIsThere() throws SQLException {
        installation.run("CREATE LUA SCRIPT DATA.OCCUPIED_WITH_KEY () AS\nreturn 1\n/");
        assertThat(installation.refusal(Installation.deployment(JOB, "occupied")))
                .startsWith("\"E-SME-LUA-41: There is already a script \"DATA\".\"OCCUPIED_WITH_KEY\".");
    }

    @Test
    void refusesTheNameOfATableThatIsThere() {
        assertThat(installation.refusal(Installation.deployment(JOB, "customers")))
                .startsWith("\"E-SME-LUA-40: The prediction script \"DATA\".\"CUSTOMERS\" could not be created: ")
                .contains("Nothing was created in AWS.");
        assertThat(inventory().models()).doesNotContain("customers");
    }

    @Test
    void refusesAUserWhoMayNotCreateScripts() throws SQLException {
        try (SqlConsole user = installation.user(
                "NOCREATE",
                "ACCESS ON CONNECTION AWS_CONN",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SCHEMA SME",
                "SELECT ON SCHEMA SME",
                "USAGE ON SCHEMA DATA")) {
            assertThat(Installation.refusal(user, Installation.deployment(JOB, ENDPOINT)))
                    .startsWith("\"E-SME-LUA-40: The prediction script \"DATA\".\"NEVER_THERE\" could not be created: ")
                    .contains("CREATE ANY SCRIPT");
        }
    }

    @Test
    void refusesTheNameOfAnEndpointInAnotherCase() throws SQLException {
        installation.run(Installation.deployment(JOB, "\"Never-Twice\""));
        before = inventory();
        assertThat(installation.refusal(Installation.deployment(JOB, "never_twice")))
                .startsWith("\"E-SME-UDF-7: There is already endpoint 'Never-Twice' in region eu-central-1.");
    }
}

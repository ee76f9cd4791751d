package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the call of AWS before the export finds out. */
@ExtendWith(QuickInstallation.class)
class TrainingRefusalTest {
    private static final String TAKEN = "Taken-By-Others";

    private final Installation installation;

    TrainingRefusalTest(final Installation installation) {
        this.installation = installation;
    }

    /** Leaves a job in AWS that this database knows nothing of. */
    @BeforeAll
    static void takeAName(final Installation installation) throws SQLException {
        installation.run(installation.training(TAKEN).sql());
        installation.run("DELETE FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = '" + TAKEN + "'");
    }

    private void assertNothingHappened(final String job, final int filesBefore) throws SQLException {
        assertThat(installation.recorded(job)).isEmpty();
        assertThat(installation.exported(job)).hasSize(filesBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {TAKEN, "taken-by-OTHERS"})
    void refusesAJobNameThatIsTakenInAws(final String job) throws SQLException {
        final int files = installation.exported(job).size();
        assertThat(installation.refusal(installation.training(job).sql()))
                .startsWith("\"E-SME-UDF-7: There is already Autopilot job '" + TAKEN + "' in region eu-central-1."
                        + " Choose another name.");
        assertNothingHappened(job, files);
    }

    @ParameterizedTest
    @CsvSource({
        "another-bucket, eu-central-1, 'bucket ''s3://another-bucket'' in region ''eu-central-1'''",
        "sme-bucket, us-east-1, 'bucket ''s3://sme-bucket'' in region ''us-east-1'''"
    })
    void refusesAConnectionToAnotherBucketOrRegion(final String bucket, final String region, final String place)
            throws SQLException {
        installation.run(
                "CREATE OR REPLACE CONNECTION ELSEWHERE" + Installation.access(bucket, region, Sandbox.SECRET_KEY));
        assertThat(installation.refusal(installation
                        .training("elsewhere")
                        .with("aws_credentials_connection_name", "elsewhere")
                        .sql()))
                .startsWith("\"E-SME-UDF-9: CONNECTION 'ELSEWHERE' points at " + place + ", but s3_bucket_uri is"
                        + " 's3://sme-bucket' and aws_region is 'eu-central-1'.");
        assertNothingHappened("elsewhere", 0);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'another/secret+of/anybody', InvalidSignatureException",
        "'X', 'not/a+real/secret+key/of/anybody/0000001', UnrecognizedClientException"
    })
    void refusesCredentialsThatDoNotWork(final String more, final String secret, final String error)
            throws SQLException {
        Secrets.keep(secret);
        installation.run("CREATE OR REPLACE CONNECTION STRANGER TO 'https://sme-bucket.s3.eu-central-1.amazonaws.com'"
                + " USER '" + Sandbox.ACCESS_KEY_ID + more + "' IDENTIFIED BY '" + secret + "'");
        assertThat(installation.refusal(installation
                        .training("stranger")
                        .with("aws_credentials_connection_name", "STRANGER")
                        .sql()))
                .startsWith("\"E-SME-UDF-21: ListAutoMLJobs of ")
                .contains(" in region eu-central-1 failed. The cause: " + error + ": ")
                .contains("Check the CONNECTION: USER must hold the id and IDENTIFIED BY the secret")
                .doesNotContain(secret);
        assertNothingHappened("stranger", 0);
    }

    @Test
    void refusesAnAwsUserWithoutPermission() throws SQLException {
        installation.aws().deny("ListAutoMLJobs");
        try {
            assertThat(installation.refusal(installation.training("forbidden").sql()))
                    .startsWith("\"E-SME-UDF-22: ListAutoMLJobs of ")
                    .contains("is not authorized to perform: sagemaker:ListAutoMLJobs")
                    .contains("Ask the AWS administrator for the permission that AWS's message names.");
        } finally {
            installation.aws().allow("ListAutoMLJobs");
        }
        assertNothingHappened("forbidden", 0);
    }

    @Test
    void tellsWhatToGrantToAUserWithoutAccessOnTheConnection() throws SQLException {
        try (SqlConsole user = installation.user(
                "NOACCESS",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SCHEMA SME",
                "SELECT ON SCHEMA SME",
                "USAGE ON SCHEMA DATA",
                "SELECT ON SCHEMA DATA")) {
            assertThat(Installation.refusal(
                            user, installation.training("no-access").sql()))
                    .startsWith("\"E-SME-UDF-2: CONNECTION 'AWS_CONN' cannot be read: ")
                    .contains("insufficient privileges for using connection AWS_CONN in script")
                    .contains("let its owner or an administrator run GRANT ACCESS ON CONNECTION \"AWS_CONN\" FOR SCRIPT"
                            + " \"SME\".\"SME_AUTOPILOT_TRAINING_UDF\" TO \"NOACCESS\":");
        }
        assertNothingHappened("no-access", 0);
    }

    @Test
    void tellsWhatToGrantToAUserWithoutExecuteOnTheUdf() throws SQLException {
        try (SqlConsole user = installation.user(
                "NOEXECUTE",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SME.SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT",
                "EXECUTE ON SME.SME_LIBRARY",
                "SELECT ON SCHEMA SME",
                "USAGE ON SCHEMA DATA",
                "SELECT ON SCHEMA DATA")) {
            assertThat(Installation.refusal(
                            user, installation.training("no-execute").sql()))
                    .startsWith("\"E-SME-LUA-30: The UDF SME_AUTOPILOT_TRAINING_UDF could not be run: ")
                    .contains("EXECUTE on \"SME\".\"SME_AUTOPILOT_TRAINING_UDF\"")
                    .contains("Check that you have EXECUTE on \"SME\".\"SME_AUTOPILOT_TRAINING_UDF\", which");
        }
        assertNothingHappened("no-execute", 0);
    }
}

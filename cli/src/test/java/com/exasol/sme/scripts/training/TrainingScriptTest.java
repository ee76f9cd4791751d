package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.database.SandboxDatabase;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What training leaves in the database, in S3 and in AWS, whether it succeeds or fails half-way. */
@ExtendWith(QuickInstallation.class)
class TrainingScriptTest {
    private static final String METADATA = "SME.SME_METADATA_AUTOPILOT_JOBS";

    private final Installation installation;

    TrainingScriptTest(final Installation installation) {
        this.installation = installation;
    }

    private static SqlConsole silent(final Connection connection) {
        return new SqlConsole(connection, new PrintStream(OutputStream.nullOutputStream()));
    }

    private List<String> jobs() {
        return installation.aws().inventory(Installation.REGION).jobs();
    }

    @Test
    void recordsEverythingItWasGiven() throws SQLException {
        final Timestamp before = new Timestamp(System.currentTimeMillis());
        final TrainingCall call = installation
                .training("all-keys")
                .with("problem_type", "BinaryClassification")
                .with("objective", "{\"MetricName\":\"F1\"}")
                .with("max_runtime_for_automl_job_in_seconds", 5400)
                .with("max_candidates", 10)
                .with("max_runtime_per_training_job_in_seconds", 1800);
        final List<Object> answer = installation.train(call).rows().get(0);

        final List<Object> row = installation
                .run("SELECT * FROM " + METADATA + " WHERE JOB_NAME = 'all-keys'")
                .rows()
                .get(0);
        final Object session = installation.value("SELECT CURRENT_SESSION FROM DUAL");
        assertThat((Timestamp) row.get(0)).isBetween(before, new Timestamp(System.currentTimeMillis()));
        assertThat(row.subList(1, row.size()))
                .containsExactly(
                        "all-keys",
                        "AWS_CONN",
                        installation.aws().roleArn(),
                        "s3://sme-bucket",
                        "autopilot",
                        "CHURN",
                        "BinaryClassification",
                        "F1",
                        5400L,
                        10L,
                        1800L,
                        new BigDecimal(String.valueOf(session)),
                        SandboxDatabase.USER,
                        "[\"AGE\",\"CITY\",\"CHURN\"]",
                        "[\"DECIMAL(9,0)\",\"VARCHAR(20) UTF8\",\"VARCHAR(5) UTF8\"]",
                        "SHORTEST_DOUBLE");
        final String folder = installation.exported("all-keys").get(0).replace("part-0001.csv", "");
        assertThat(folder).matches("autopilot/all-keys/" + session + "-\\d+/train/");
        assertThat(answer).containsExactly("all-keys", "s3://sme-bucket/" + folder, 600L, 1L, 0L, null);
    }

    @Test
    void recordsNothingForWhatWasLeftOut() throws SQLException {
        installation.run(installation.training("few-keys").sql());
        assertThat(installation
                        .run("SELECT PROBLEM_TYPE, OBJECTIVE, MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS, MAX_CANDIDATES,"
                                + " MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS FROM " + METADATA
                                + " WHERE JOB_NAME = 'few-keys'")
                        .rows())
                .containsExactly(Arrays.asList(null, null, null, null, null));
    }

    @Test
    void forgetsAJobWhoseExportFails() throws SQLException {
        installation.aws().deny("PutObject");
        try (Connection connection = installation.sandbox().connect();
                SqlConsole console = silent(connection)) {
            connection.setAutoCommit(false);
            assertThat(Installation.refusal(
                            console, installation.training("no-export").sql()))
                    .startsWith("\"E-SME-LUA-29: The database could not export DATA.CHURN to S3: ETL-5106: ")
                    .contains("error code=403")
                    .contains("its AWS user may write to the bucket");
            connection.rollback();
        } finally {
            installation.aws().allow("PutObject");
        }
        assertThat(installation.recorded("no-export")).isEmpty();
        assertThat(jobs()).doesNotContain("no-export");
    }

    @Test
    void forgetsAJobWhoseBucketIsNotThere() throws SQLException {
        installation.run("CREATE CONNECTION NO_BUCKET"
                + Installation.access("no-such-bucket", Installation.REGION, Sandbox.SECRET_KEY));
        assertThat(installation.refusal(installation
                        .training("no-bucket")
                        .with("aws_credentials_connection_name", "NO_BUCKET")
                        .with("s3_bucket_uri", "s3://no-such-bucket")
                        .sql()))
                .startsWith("\"E-SME-LUA-29: ")
                .contains("NoSuchBucket");
        assertThat(installation.recorded("no-bucket")).isEmpty();
        assertThat(jobs()).doesNotContain("no-bucket");
    }

    @Test
    void findsTheJobWhoseCreationWasNotAnswered() throws SQLException {
        installation.aws().faults().loseAnswers("CreateAutoMLJobV2", 1);
        installation.run(installation.training("lost-answer").sql());
        assertThat(installation.recorded("lost-answer")).containsExactly("lost-answer");
        assertThat(jobs()).containsOnlyOnce("lost-answer");
    }

    @Test
    void keepsTheRowWhenNobodyKnowsWhetherThereIsAJob() throws SQLException {
        installation.aws().faults().loseAnswers("CreateAutoMLJobV2", 1);
        installation.aws().deny("DescribeAutoMLJobV2");
        try {
            assertThat(installation.refusal(installation.training("unknown").sql()))
                    .startsWith("\"E-SME-LUA-32: It could not be found out whether SageMaker has created the job"
                            + " 'unknown', which would be billed: E-SME-UDF-6: ")
                    .contains("Its row in SME_METADATA_AUTOPILOT_JOBS stays. Poll the status of the job; if there is no"
                            + " such job, take the record back with DELETE FROM "
                            + "\"SME\".\"SME_METADATA_AUTOPILOT_JOBS\" WHERE JOB_NAME = 'unknown' and train again.");
        } finally {
            installation.aws().allow("DescribeAutoMLJobV2");
        }
        assertThat(installation.recorded("unknown")).containsExactly("unknown");
        assertThat(jobs()).contains("unknown");
    }

    @Test
    void trainsARetryOnItsOwnFilesOnly() throws SQLException {
        installation.aws().deny("CreateAutoMLJobV2");
        try {
            assertThat(installation.refusal(installation.training("retry").sql()))
                    .startsWith("\"E-SME-UDF-22: ");
        } finally {
            installation.aws().allow("CreateAutoMLJobV2");
        }
        assertThat(installation.recorded("retry")).isEmpty();
        final List<String> failed = installation.exported("retry");

        installation.train(installation.training("retry"));

        assertThat(installation.recorded("retry")).containsExactly("retry");
        final List<String> all = installation.exported("retry");
        assertThat(all).hasSize(2).containsAll(failed);
        assertThat(installation.aws().trainedOn(Installation.REGION, "retry"))
                .containsExactlyElementsOf(
                        all.stream().filter(key -> !failed.contains(key)).toList());
    }

    @Test
    void namesTheRowItCouldNotDelete() throws SQLException {
        try (SqlConsole user = installation.user(
                "NODELETE",
                "EXPORT",
                "CONNECTION AWS_CONN",
                "ACCESS ON CONNECTION AWS_CONN",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SCHEMA SME",
                "SELECT ON SCHEMA SME",
                "INSERT ON SCHEMA SME",
                "USAGE ON SCHEMA DATA",
                "SELECT ON SCHEMA DATA")) {
            installation.aws().deny("PutObject");
            assertThat(Installation.refusal(
                            user, installation.training("no-delete").sql()))
                    .startsWith("\"E-SME-LUA-29: ")
                    .contains("Besides, E-SME-LUA-31: the row of the job 'no-delete' could not be deleted");
        } finally {
            installation.aws().allow("PutObject");
        }
        assertThat(installation.recorded("no-delete")).containsExactly("no-delete");
    }

    @Test
    void exportsNothingThatItCannotRecord() throws SQLException {
        try (SqlConsole user = installation.user(
                "NOINSERT",
                "ACCESS ON CONNECTION AWS_CONN FOR SCRIPT SME.SME_AUTOPILOT_TRAINING_UDF",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SCHEMA SME",
                "SELECT ON SCHEMA SME",
                "USAGE ON SCHEMA DATA",
                "SELECT ON SCHEMA DATA")) {
            assertThat(Installation.refusal(
                            user, installation.training("no-insert").sql()))
                    .startsWith("\"E-SME-LUA-27: The job 'no-insert' could not be recorded");
        }
        assertThat(installation.exported("no-insert")).isEmpty();
    }

    @Test
    void commitsTheOpenTransactionOfTheCaller() throws SQLException {
        installation.run("CREATE TABLE DATA.NOTES (NOTE VARCHAR(20))");
        try (Connection connection = installation.sandbox().connect();
                SqlConsole console = silent(connection)) {
            connection.setAutoCommit(false);
            console.run("INSERT INTO DATA.NOTES VALUES ('before training')");
            console.run(installation.training("open-transaction").sql());
            console.run("INSERT INTO DATA.NOTES VALUES ('after training')");
            connection.rollback();
        }
        assertThat(installation.recorded("open-transaction")).containsExactly("open-transaction");
        assertThat(installation.run("SELECT NOTE FROM DATA.NOTES").rows()).containsExactly(List.of("before training"));
    }

    @Test
    void commitsNothingBeforeItsChecksHavePassed() throws SQLException {
        installation.run("CREATE TABLE DATA.DRAFTS (NOTE VARCHAR(20))");
        try (Connection connection = installation.sandbox().connect();
                SqlConsole console = silent(connection)) {
            connection.setAutoCommit(false);
            console.run("INSERT INTO DATA.DRAFTS VALUES ('a draft')");
            Installation.refusal(
                    console,
                    installation.training("draft").with("job_name", "bad name").sql());
            connection.rollback();
        }
        assertThat(installation.run("SELECT NOTE FROM DATA.DRAFTS").rows()).isEmpty();
    }
}

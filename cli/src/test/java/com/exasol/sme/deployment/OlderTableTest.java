package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment over the table of a version that had no other one, and did not record how a model's texts were written. */
class OlderTableTest {
    private static final String ROWS = "SELECT JOB_NAME, COLUMN_TYPES, TEXT_RULE FROM SME.SME_METADATA_AUTOPILOT_JOBS";

    private final Sandbox sandbox = Sandbox.start();
    private final DatabaseUser sys = DatabaseUser.sys(sandbox);

    @BeforeEach
    void createTheTable() throws SQLException {
        DeployLine.uploadingTo(sandbox).runWell();
        sys.run(
                "OPEN SCHEMA SME",
                "DROP TABLE SME_METADATA_AUTOPILOT_JOBS",
                "DROP TABLE SME_METADATA_SAGEMAKER_JOBS",
                """
                CREATE TABLE IF NOT EXISTS "SME_METADATA_AUTOPILOT_JOBS" (
                    "DATETIME" TIMESTAMP,
                    "JOB_NAME" VARCHAR(32) PRIMARY KEY,
                    "AWS_CREDENTIALS_CONNECTION_NAME" VARCHAR(200),
                    "IAM_SAGEMAKER_ROLE" VARCHAR(2048),
                    "S3_BUCKET_URI" VARCHAR(200),
                    "S3_OUTPUT_PATH" VARCHAR(1024),
                    "TARGET_ATTRIBUTE_NAME" VARCHAR(128),
                    "PROBLEM_TYPE" VARCHAR(100),
                    "OBJECTIVE" VARCHAR(100),
                    "MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS" DECIMAL(18,0),
                    "MAX_CANDIDATES" DECIMAL(18,0),
                    "MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS" DECIMAL(18,0),
                    "SESSION_ID" DECIMAL(20,0),
                    "SCRIPT_USER" VARCHAR(128),
                    "COLUMN_NAMES" VARCHAR(2000000),
                    "COLUMN_TYPES" VARCHAR(2000000)
                )""",
                "INSERT INTO SME_METADATA_AUTOPILOT_JOBS (JOB_NAME, COLUMN_TYPES) VALUES ('before', '[\"DOUBLE\"]')");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private String status() {
        return DeployLine.status(sandbox).run().out();
    }

    private void assertHasTheRule() throws SQLException {
        assertThat(sys.rows(ROWS)).containsExactly("before [\"DOUBLE\"] null");
        assertThat(status()).contains("ok       table SME_METADATA_AUTOPILOT_JOBS: has all columns");
    }

    @Test
    void addsTheRuleAndKeepsTheRows() throws SQLException {
        assertThat(status())
                .contains("differs  table SME_METADATA_AUTOPILOT_JOBS: lacks columns of this version, or has them"
                        + " otherwise");
        final CommandResult result = DeployLine.to(sandbox).runWell();
        assertThat(result.err()).contains("SME_METADATA_AUTOPILOT_JOBS was there and now fits.\n");
        assertHasTheRule();
    }

    @Test
    void makesTheOtherTableAndPrintsTheGrantsOfThoseWhoUseThisOne() throws SQLException {
        sys.run(
                "CREATE ROLE TRAINERS",
                "GRANT SELECT ON SME.SME_METADATA_AUTOPILOT_JOBS TO TRAINERS",
                "GRANT INSERT ON SME.SME_METADATA_AUTOPILOT_JOBS TO TRAINERS",
                "CREATE ROLE \"READERS\"",
                "GRANT SELECT ON SME.SME_METADATA_AUTOPILOT_JOBS TO \"READERS\"");
        assertThat(status()).contains("differs  table SME_METADATA_SAGEMAKER_JOBS: missing");
        final CommandResult result = DeployLine.to(sandbox).runWell();
        assertThat(result.err())
                .contains(
                        "Created SME_METADATA_SAGEMAKER_JOBS.\n",
                        "Whoever trains needs SME_METADATA_SAGEMAKER_JOBS, too: statements that grant it are on standard"
                                + " output.\n");
        assertThat(result.out()).isEqualTo("""
                        GRANT SELECT ON "SME"."SME_METADATA_SAGEMAKER_JOBS" TO "READERS";
                        GRANT INSERT ON "SME"."SME_METADATA_SAGEMAKER_JOBS" TO "TRAINERS";
                        GRANT SELECT ON "SME"."SME_METADATA_SAGEMAKER_JOBS" TO "TRAINERS";
                        """);
        assertThat(status())
                .contains("ok       table SME_METADATA_SAGEMAKER_JOBS: has all columns")
                .contains("INSERT is missing on SME_METADATA_SAGEMAKER_JOBS, as after a newer version made it; run 'sme"
                        + " grant' again");
        sys.run(SqlFile.statements(result.out()));
        assertThat(status()).doesNotContain("INSERT is missing");
        assertThat(DeployLine.to(sandbox).runWell().out()).isEmpty();
    }

    @Test
    void printsWhatAddsItToAnyTable() throws SQLException {
        final List<String> printed = SqlFile.statements(
                DeployLine.to(sandbox).adding("--to-print").runWell().out());
        sys.run(printed);
        assertHasTheRule();
        sys.run(printed);
        assertHasTheRule();
    }

    @Test
    void leavesTheTableAsItWasWhenTheDeploymentFails() throws SQLException {
        sys.run("DROP SCRIPT SME.SME_DOUBLE_TEXT");
        final List<String> before = sandbox.database().catalogue();
        sandbox.database().failNext(sql -> sql.contains("SCRIPT \"SME_DOUBLE_TEXT\""), "no");
        assertThat(DeployLine.to(sandbox).run().exitCode()).isEqualTo(1);
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        assertThat(DeployLine.to(sandbox).run().exitCode()).isZero();
        assertHasTheRule();
    }
}

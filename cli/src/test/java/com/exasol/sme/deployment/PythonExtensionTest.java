package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment over what the Python extension left. */
class PythonExtensionTest {
    private static final String WHOLE_TABLE = "SELECT * FROM SME.SME_METADATA_AUTOPILOT_JOBS";

    private final Sandbox sandbox = Sandbox.start();
    private final DatabaseUser sys = DatabaseUser.sys(sandbox);
    private final SentStatements sent = new SentStatements(sandbox);

    @BeforeEach
    void deployPythonExtension() throws SQLException {
        sys.run(
                "CREATE SCHEMA SME",
                """
                CREATE TABLE IF NOT EXISTS SME_METADATA_AUTOPILOT_JOBS (
                    datetime TIMESTAMP NOT NULL,
                    job_name VARCHAR(32) PRIMARY KEY,
                    aws_credentials_connection_name VARCHAR(200) NOT NULL,
                    iam_sagemaker_role VARCHAR(200) NOT NULL,
                    s3_bucket_uri VARCHAR(200) NOT NULL,
                    s3_output_path VARCHAR(100) NOT NULL,
                    target_attribute_name VARCHAR(100) NOT NULL,
                    problem_type VARCHAR(100),
                    objective VARCHAR(100),
                    max_runtime_for_automl_job_in_seconds INT,
                    max_candidates INT,
                    max_runtime_per_training_job_in_seconds INT,
                    session_id DECIMAL(20,0) NOT NULL,
                    script_user VARCHAR(100) NOT NULL,
                    column_names VARCHAR(2000000) NOT NULL,
                    column_types VARCHAR(2000000) NOT NULL
                )\
                """,
                "INSERT INTO SME_METADATA_AUTOPILOT_JOBS VALUES (TIMESTAMP '2022-08-01 12:00:00', 'job1', 'AWS_CONN',"
                        + " 'arn:aws:iam::123456789012:role/sagemaker', 's3://bucket', 'out', 'CLASS', NULL, NULL, NULL,"
                        + " 2, NULL, 1740193458943467520, 'SYS', 'A;B;CLASS', 'DOUBLE;DATE;BOOLEAN')",
                "CREATE LUA SCRIPT SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT (json_str) RETURNS TABLE AS\nreturn {}\n/");
        sent.take();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private String columnTypes() throws SQLException {
        return String.join(
                "\n",
                sys.rows("SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS"
                        + " WHERE COLUMN_TABLE = 'SME_METADATA_AUTOPILOT_JOBS' ORDER BY COLUMN_ORDINAL_POSITION"));
    }

    @Test
    void widensTheTableAndKeepsItsRows() throws SQLException {
        final List<String> rows = sys.rows(WHOLE_TABLE);
        final String types = columnTypes();
        final CommandResult result = DeployLine.to(sandbox).runWell();
        assertThat(sent.takeChanges().subList(0, 6))
                .containsExactly(
                        "OPEN SCHEMA \"SME\"",
                        widening("IAM_SAGEMAKER_ROLE", "VARCHAR(2048)"),
                        widening("S3_OUTPUT_PATH", "VARCHAR(1024)"),
                        widening("TARGET_ATTRIBUTE_NAME", "VARCHAR(128)"),
                        widening("SCRIPT_USER", "VARCHAR(128)"),
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" ADD COLUMN \"TEXT_RULE\" VARCHAR(30)");
        assertThat(result.err()).contains("SME_METADATA_AUTOPILOT_JOBS was there and now fits.\n");
        assertThat(sys.rows(WHOLE_TABLE))
                .isEqualTo(rows.stream().map(row -> row + " null").toList())
                .hasSize(1);
        assertThat(columnTypes())
                .isEqualTo(types.replace("IAM_SAGEMAKER_ROLE VARCHAR(200)", "IAM_SAGEMAKER_ROLE VARCHAR(2048)")
                                .replace("S3_OUTPUT_PATH VARCHAR(100)", "S3_OUTPUT_PATH VARCHAR(1024)")
                                .replace("TARGET_ATTRIBUTE_NAME VARCHAR(100)", "TARGET_ATTRIBUTE_NAME VARCHAR(128)")
                                .replace("SCRIPT_USER VARCHAR(100)", "SCRIPT_USER VARCHAR(128)")
                        + "\nTEXT_RULE VARCHAR(30) UTF8");
    }

    private static String widening(final String column, final String type) {
        return "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" MODIFY (\"" + column + "\" " + type + ")";
    }

    @Test
    void hasNothingToDoTheSecondTime() {
        DeployLine.to(sandbox).runWell();
        sent.take();
        DeployLine.to(sandbox).runWell();
        assertThat(sent.takeChanges()).isEmpty();
    }

    @Test
    void replacesAScriptOfTheSameName() {
        final CommandResult result = DeployLine.to(sandbox).runWell();
        assertThat(result.err()).contains("Replaced SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT; ");
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @Test
    void leavesTableAndScriptsAsTheyWereWhenItFails() throws SQLException {
        final List<String> before = sandbox.database().catalogue();
        final List<String> rows = sys.rows(WHOLE_TABLE);
        sandbox.database().failNext(sql -> sql.contains("\"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\""), "no");
        assertThat(DeployLine.to(sandbox).run().exitCode()).isEqualTo(1);
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        assertThat(sys.rows(WHOLE_TABLE)).isEqualTo(rows);
    }
}

package com.exasol.sme.deployment.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.watch.Secrets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployment that the database refuses when a part of it is done. */
class PartialDeploymentTest {
    private static final String REFUSAL = "the disk of the sandbox is full";
    private static final String STAYS = " Schema, table and scripts are as they were before;"
            + " a JAR that was uploaded and the language setting stay.";

    private final Sandbox sandbox = Sandbox.start();
    private final DatabaseUser sys = DatabaseUser.sys(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void refuse(final String start) {
        sandbox.database().failNext(sql -> sql.startsWith(start), REFUSAL);
    }

    private static void assertRefused(final CommandResult result, final String step) {
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("E-SME-CLI-4: The database refused to " + step + ": " + REFUSAL)
                .contains(STAYS)
                .doesNotContain("Created", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "CREATE SCHEMA | create the schema \"SME\"",
                "OPEN SCHEMA | open the schema \"SME\"",
                "CREATE TABLE | create the table SME_METADATA_AUTOPILOT_JOBS",
                "CREATE OR REPLACE JAVA SET SCRIPT \"SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF\""
                        + " | create the script SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF",
                "CREATE OR REPLACE LUA SCRIPT \"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\""
                        + " | create the script SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT",
            })
    void leavesAnEmptyDatabaseEmpty(final String start, final String step) {
        final List<String> before = sandbox.database().catalogue();
        refuse(start);
        assertRefused(DeployLine.to(sandbox).run(), step);
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void leavesNothingOfTheQuestionToTheNodesEither() {
        final List<String> before = sandbox.database().catalogue();
        refuse("CREATE TABLE");
        final CommandResult result = DeployLine.uploadingTo(sandbox).waiting().run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .containsSubsequence("Uploaded ", "The only node has Java ", "E-SME-CLI-4: ", STAYS.strip());
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void keepsTheJarAndTheLanguage() throws SQLException {
        sys.run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=builtin_r'");
        refuse("CREATE TABLE");
        DeployLine.uploadingTo(sandbox).run();
        assertThat(sandbox.bucketFs().requests()).containsExactly("PUT /default/" + JarLocation.fileName() + " 200");
        assertThat(sandbox.database().catalogue())
                .contains("SystemParameter[name=SCRIPT_LANGUAGES, value=R=builtin_r JAVA=builtin_java]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "ALTER TABLE | widen the column SCRIPT_USER of the table SME_METADATA_AUTOPILOT_JOBS",
                "CREATE OR REPLACE JAVA SET SCRIPT \"SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF\""
                        + " | create the script SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF",
            })
    void leavesAnOlderDeploymentAsItWas(final String start, final String step) throws SQLException {
        final DeployLine older = DeployLine.to(sandbox).adding("--jvm-option", "-Xmx512m");
        older.runWell();
        sys.run(
                "ALTER TABLE \"SME\".\"SME_METADATA_AUTOPILOT_JOBS\" MODIFY (\"SCRIPT_USER\" VARCHAR(100))",
                "CREATE USER ANALYST IDENTIFIED BY \"" + Secrets.keep("s3cret-of-an-analyst") + "\"",
                "GRANT EXECUTE ON SCRIPT \"SME\".\"SME_AUTOPILOT_TRAINING_UDF\" TO ANALYST");
        final List<String> before = sandbox.database().catalogue();
        refuse(start);
        assertRefused(
                DeployLine.to(sandbox).adding("--remove-jvm-option", "-Xmx").run(), step);
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void leavesNothingWhenTheCommitIsRefused() throws SQLException {
        // A collision is what the database refuses a COMMIT for; it needs a change after ours that is committed before.
        sandbox.database()
                .onNext(
                        sql -> sql.startsWith("CREATE OR REPLACE LUA SCRIPT \"SME_DELETE"),
                        session -> sys.run("CREATE SCHEMA SME"));
        final CommandResult result = DeployLine.to(sandbox).run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("E-SME-CLI-26: Another session changed the same objects at the same time, so the database"
                        + " took the changes of this command back when it was to commit: GlobalTransactionRollback msg:"
                        + " Transaction collision: automatic transaction rollback.")
                .contains(STAYS);
        assertThat(DeployedObjects.in(sandbox)).containsExactly("Schema \"SME\"");
    }

    @Test
    void succeedsWhenItIsRunAgain() {
        refuse("CREATE TABLE");
        DeployLine.to(sandbox).run();
        DeployLine.to(sandbox).runWell();
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @Test
    void refusesATableOfAnotherKind() throws SQLException {
        sys.run("CREATE SCHEMA SME", "CREATE TABLE SME.SME_METADATA_AUTOPILOT_JOBS (DATETIME DATE)");
        final List<String> before = sandbox.database().catalogue();
        final CommandResult result = DeployLine.to(sandbox).run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("E-SME-CLI-19: The schema holds a table SME_METADATA_AUTOPILOT_JOBS of another kind:"
                        + " its column DATETIME is DATE, not TIMESTAMP. Rename that table or choose another --schema."
                        + STAYS);
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }
}

package com.exasol.sme.scripts.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.deployment.SqlFile;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.shared.ProductObjects;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code sme undeploy}, with endpoints and without. */
class UndeployTest {
    private static final String JAR = "/buckets/bfsdefault/default/" + JarLocation.fileName();
    private static final String DELETE = "DELETE /default/" + JarLocation.fileName() + " 200";

    private final Installation installation = Installation.startWithResidentUdfs();
    private final Sandbox sandbox = installation.sandbox();
    private final DeployLine undeploy = DeployLine.undeploying(sandbox);

    @AfterEach
    void close() throws SQLException {
        installation.close();
    }

    private List<String> left() {
        return sandbox.database().catalogue().stream()
                .filter(line -> line.contains("SME_") && !line.startsWith("Grant"))
                .map(line -> line.replaceAll("(?s)^(\\w+ \"\\w+\"\\.\"\\w+\").*", "$1"))
                .toList();
    }

    /** What the record of an endpoint looks like whose model nobody has to train for this. */
    private void record(final String script, final String jar) throws SQLException {
        installation.run("CREATE JAVA SET SCRIPT DATA." + script + " (A DOUBLE) EMITS (B DOUBLE) AS\n"
                + "%scriptclass com.exasol.sme.udf.PredictionUdf;\n%jar " + jar
                + ";\n%jvmoption -Dsme.version=0.1.0;\n%jvmoption -Dsme.endpoint=churn-1;\n"
                + "%jvmoption -Dsme.region=eu-central-1;\n%jvmoption -Dsme.deployment=1-2;\n"
                // {"connection":"My \"Conn"}
                + "%jvmoption -Dsme.settings=eyJjb25uZWN0aW9uIjoiTXkgXCJDb25uIn0;\n");
    }

    private CommandResult assertRefused(final DeployLine line, final String message) {
        final List<String> before = sandbox.database().catalogue();
        final CommandResult result = line.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith(message).doesNotContain("Dropped", "Deleted", "\tat ");
        assertThat(result.err()).contains("Nothing was dropped and no JAR was deleted.");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        assertThat(sandbox.bucketFs().requests()).noneMatch(request -> request.startsWith("DELETE"));
        return result;
    }

    @Test
    void dropsTheScriptsAndKeepsTheRest() throws SQLException {
        installation.run("CREATE SCRIPT SME.HELPER AS\nreturn {}\n");
        final CommandResult result = undeploy.runWell();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "Dropped SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.",
                        "Kept SME_METADATA_AUTOPILOT_JOBS; --drop-metadata drops it.",
                        "Kept SME_METADATA_SAGEMAKER_JOBS; --drop-metadata drops it.")
                .doesNotContain("edited");
        assertThat(left()).isEqualTo(DeployedObjects.tablesIn("SME"));
        assertThat(sandbox.database().catalogue())
                .anyMatch(line -> line.startsWith("Script \"SME\".\"HELPER\""))
                .anyMatch(line -> line.startsWith("Schema[name=SME"));
        assertThat(sandbox.bucketFs().requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void takesTableAndJarAway() {
        final CommandResult result =
                undeploy.adding("--drop-metadata", "--delete-jar").runWell();
        assertThat(result.err())
                .contains(
                        "Dropped SME_METADATA_AUTOPILOT_JOBS.",
                        "Dropped SME_METADATA_SAGEMAKER_JOBS.",
                        "Deleted " + JAR + ".");
        assertThat(left()).isEmpty();
        assertThat(sandbox.bucketFs().requests()).contains(DELETE);
        assertThat(undeploy.runWell().err()).contains("There is no script of sme in the schema \"SME\".");
    }

    @Test
    void keepsAJarThatAnotherScriptUses() throws SQLException {
        record("CHURN_1", JAR);
        final CommandResult result = undeploy.adding("--delete-jar", "--force").runWell();
        assertThat(result.err()).contains("Kept " + JAR + ", which these scripts use: \"DATA\".\"CHURN_1\".");
        assertThat(sandbox.bucketFs().requests()).noneMatch(request -> request.startsWith("DELETE"));
        installation.run("DROP SCRIPT DATA.CHURN_1");
        assertThat(undeploy.adding("--delete-jar").runWell().err()).contains("Deleted " + JAR + ".");
        assertThat(sandbox.bucketFs().requests()).contains(DELETE);
    }

    @Test
    void leavesNoEndpointBehind() throws SQLException {
        record("CHURN_1", JAR);
        record("CHURN_1_WITH_KEY", JAR);
        final CommandResult result = assertRefused(
                undeploy.adding("--delete-jar"),
                "E-SME-CLI-59: These prediction scripts are the records of endpoints, which are billed until they are"
                        + " deleted, and nothing would be left to delete them with: \"DATA\".\"CHURN_1\" (endpoint"
                        + " churn-1 in eu-central-1), \"DATA\".\"CHURN_1_WITH_KEY\" (endpoint churn-1 in"
                        + " eu-central-1).");
        assertThat(result.err())
                .containsOnlyOnce("EXECUTE SCRIPT \"SME\".\"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\"('churn-1',"
                        + " '\"My \"\"Conn\"', 'eu-central-1');")
                .contains("--force");
    }

    @Test
    void namesStatementsThatDeleteTheEndpoints() throws SQLException {
        installation.serve(installation.training("leaving"));
        final String error = undeploy.run().err();
        final int start = error.indexOf("EXECUTE SCRIPT");
        installation.run(error.substring(start, error.indexOf(";", start)));
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .isEmpty();
        undeploy.adding("--delete-jar").runWell();
        assertThat(sandbox.bucketFs().requests()).contains(DELETE);
    }

    @Test
    void leavesEndpointsBehindWhenForcedTo() throws SQLException {
        record("CHURN_1", JAR);
        assertThat(undeploy.adding("--force").runWell().err())
                .contains(
                        "Warning: these endpoints may still run and be billed: \"DATA\".\"CHURN_1\" (endpoint churn-1 in"
                                + " eu-central-1). To delete them, deploy sme again and run its delete script, or use the AWS"
                                + " console.");
        assertThat(left()).isEqualTo(DeployedObjects.tablesIn("SME"));
    }

    @Test
    void leavesEndpointsToAnotherInstallation() throws SQLException {
        record("CHURN_1", JAR);
        DeployLine.to(sandbox).with("--schema", "OTHER").runWell();
        final CommandResult result = undeploy.adding("--delete-jar").runWell();
        assertThat(result.err())
                .contains(
                        "Endpoints can still be deleted with \"OTHER\".\"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\":"
                                + " \"DATA\".\"CHURN_1\" (endpoint churn-1 in eu-central-1).",
                        "Kept " + JAR + ", which these scripts use: \"DATA\".\"CHURN_1\", \"OTHER\".");
    }

    /** A delete script without what it calls deletes nothing. */
    @Test
    void countsNoDeleteScriptThatDoesNotWork() throws SQLException {
        record("CHURN_1", JAR);
        DeployLine.to(sandbox).with("--schema", "OTHER").runWell();
        installation.run("DROP SCRIPT OTHER.SME_LIBRARY");
        assertRefused(undeploy, "E-SME-CLI-59: ");
        DeployLine.to(sandbox).with("--schema", "OTHER").runWell();
        installation.run("DROP SCRIPT OTHER.SME_AUTOPILOT_ENDPOINT_DELETION_UDF");
        assertRefused(undeploy, "E-SME-CLI-59: ");
        DeployLine.to(sandbox)
                .with("--schema", "AWAY")
                .with("--path-in-bucket", "not/there")
                .runWell();
        assertRefused(undeploy, "E-SME-CLI-59: ");
    }

    @Test
    void leavesScriptsOfOthersAlone() throws SQLException {
        installation.run("CREATE OR REPLACE SCRIPT SME.SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT AS\nreturn {}\n");
        assertThat(undeploy.runWell().err())
                .contains("Left SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT alone: sme did not write it.");
        assertThat(left())
                .containsAll(DeployedObjects.tablesIn("SME"))
                .containsOnlyOnce("Script \"SME\".\"SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT\"")
                .hasSize(ProductObjects.TABLES.size() + 1);
    }

    @Test
    void dropsAllOrNothing() {
        sandbox.database().failNext(sql -> sql.startsWith("DROP TABLE"), "somebody reads it");
        assertRefused(
                undeploy.adding("--drop-metadata", "--delete-jar"),
                "E-SME-CLI-4: The database refused to drop the table SME_METADATA_AUTOPILOT_JOBS: somebody reads it");
    }

    @Test
    void refusesASchemaThatIsNotThere() {
        assertRefused(undeploy.with("--schema", "SNE"), "E-SME-CLI-58: There is no schema \"SNE\",");
    }

    @Test
    void saysThatTheJarStaysWhenBucketFsRefuses() {
        sandbox.bucketFs().failNext(500);
        final CommandResult result = undeploy.adding("--delete-jar").run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("E-SME-CLI-60: The JAR " + JAR + " was not deleted by way of http://localhost:")
                .contains("What was to be dropped in the database is dropped.");
        assertThat(left()).isEqualTo(DeployedObjects.tablesIn("SME"));
    }

    @Test
    void printsWhatItWouldDo() throws SQLException {
        final int seen = sandbox.database().statements().size();
        final CommandResult printed =
                undeploy.adding("--drop-metadata", "--delete-jar", "--to-print").runWell();
        assertThat(sandbox.database().statements()).hasSize(seen);
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out())
                .contains("-- EXECUTE SCRIPT \"SME\".\"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\"('<endpoint>'")
                .contains("--request DELETE http://localhost:"
                        + sandbox.bucketFs().port() + "/default/" + JarLocation.fileName());
        for (final String sql : SqlFile.statements(printed.out())) {
            installation.run(sql);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void namesAllThatIsMissing() {
        final CommandResult result = new DeployLine(List.of("undeploy", "--delete-jar"), Map.of()).run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("E-SME-CLI-3: These options are missing: --schema, --dsn or --host,"
                        + " --db-user, --db-password (or DB_PASSWORD in the environment), --bucketfs-password (or"
                        + " BUCKETFS_PASSWORD in the environment). Add them, or see the statements first with"
                        + " --to-print, which needs --schema only. For a database of Exasol SaaS give"
                        + " --saas-account-id, --saas-database-id and --saas-token instead.");
    }
}

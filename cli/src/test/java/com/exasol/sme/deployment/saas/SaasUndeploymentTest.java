package com.exasol.sme.deployment.saas;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.saas.SaasServer;
import com.exasol.sme.shared.ProductObjects;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way back out of a database of Exasol SaaS, where the JAR is one of the files of the database. */
class SaasUndeploymentTest {
    private static final String FILE = "/api/v1/accounts/" + SaasServer.ACCOUNT + "/databases/" + SaasServer.DATABASE_ID
            + "/files/models%2F" + JarLocation.fileName();
    private static final String JAR = "/buckets/uploads/default/models/" + JarLocation.fileName();

    private final Sandbox sandbox = Sandbox.start();
    private SaasServer saas;
    private DeployLine undeploy;

    @BeforeEach
    void deploy() throws IOException, SQLException {
        saas = sandbox.startSaas();
        line("deploy").adding("--path-in-bucket", "models").runWell();
        undeploy = line("undeploy").adding("--delete-jar");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private DeployLine line(final String command) {
        return new DeployLine(
                List.of(
                        command,
                        "--schema",
                        "SME",
                        "--saas-url",
                        saas.url(),
                        "--saas-account-id",
                        SaasServer.ACCOUNT,
                        "--saas-database-id",
                        SaasServer.DATABASE_ID),
                Map.of("SAAS_TOKEN", SaasServer.TOKEN));
    }

    @Test
    void deletesTheFileThatTheScriptsName() {
        assertThat(undeploy.runWell().err()).contains("Deleted " + JAR + ".");
        assertThat(saas.requests()).contains("DELETE " + FILE + " 204");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(DeployedObjects.in(sandbox))
                .startsWith("Schema \"SME\"")
                .endsWith(DeployedObjects.tablesIn("SME").toArray(String[]::new))
                .hasSize(ProductObjects.TABLES.size() + 1);
    }

    @Test
    void saysThatTheFileStaysWhenItIsRefused() throws SQLException {
        sandbox.database().onNext("COMMIT"::equals, session -> saas.answerNext(403, "{\"message\":\"Forbidden\"}"));
        final CommandResult result = undeploy.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("Dropped SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.")
                .contains("E-SME-CLI-62: The JAR " + JAR + " was not deleted, but what was to be dropped in the"
                        + " database is dropped. E-SME-CLI-48: Exasol SaaS refused DELETE " + saas.url() + FILE
                        + " with status 403")
                .doesNotContain(SaasServer.TOKEN);
    }

    @Test
    void printsHowToDeleteTheFile() {
        final int asked = saas.requests().size();
        final CommandResult printed =
                undeploy.adding("--path-in-bucket", "models", "--to-print").runWell();
        assertThat(printed.out())
                .contains("--   curl --fail --request DELETE --header @token.txt " + saas.url() + FILE + "\n");
        assertThat(saas.requests()).hasSize(asked);
    }
}

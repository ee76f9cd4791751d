package com.exasol.sme.deployment.saas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.deployment.SentStatements;
import com.exasol.sme.deployment.SqlFile;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.bucketfs.SmallContainer;
import com.exasol.sme.sandbox.saas.SaasServer;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment to a database of Exasol SaaS, whose address and user nobody types. */
class SaasDeploymentTest {
    private static final String ROOT = "/api/v1/accounts/" + SaasServer.ACCOUNT + "/databases";
    private static final String KEY = "models/" + JarLocation.fileName();
    private static final String PATH_IN_UDF = "/buckets/uploads/default/" + KEY;

    private final Sandbox sandbox = Sandbox.start();
    private SaasServer saas;
    private DeployLine line;
    private SentStatements sent;

    @BeforeEach
    void startSaas() throws IOException, SQLException {
        saas = sandbox.startSaas();
        line = new DeployLine(
                List.of(
                        "deploy",
                        "--schema",
                        "SME",
                        "--saas-url",
                        saas.url(),
                        "--saas-account-id",
                        SaasServer.ACCOUNT,
                        "--saas-database-name",
                        SaasServer.DATABASE_NAME,
                        "--path-in-bucket",
                        "models",
                        "--jvm-option",
                        "-Daws.endpointUrl=" + sandbox.aws().endpoint()),
                Map.of("SAAS_TOKEN", SaasServer.TOKEN));
        sent = new SentStatements(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** The same, said in the environment. */
    private DeployLine asEnvironmentSays() {
        return new DeployLine(
                line.words().stream()
                        .filter(word -> !word.startsWith("--saas")
                                && !List.of(saas.url(), SaasServer.ACCOUNT, SaasServer.DATABASE_NAME)
                                        .contains(word))
                        .toList(),
                Map.of(
                        "SAAS_HOST",
                        saas.url(),
                        "SAAS_ACCOUNT_ID",
                        SaasServer.ACCOUNT,
                        "SAAS_DATABASE_ID",
                        SaasServer.DATABASE_ID,
                        "SAAS_TOKEN",
                        SaasServer.TOKEN));
    }

    private CommandResult assertFailed(final DeployLine failing, final String message) {
        final CommandResult result = failing.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith(message).doesNotContain("\tat ", SaasServer.TOKEN);
        assertThat(sent.takeChanges()).isEmpty();
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
        return result;
    }

    @Test
    void bringsJarAndScriptsThere() throws IOException, SQLException {
        final CommandResult result = line.runWell();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Uploaded " + PATH_IN_UDF + " (");
        assertThat(saas.storage().content(KEY))
                .isEqualTo(Files.readAllBytes(Path.of("target", "classes", JarLocation.fileName())));
        assertThat(saas.requests())
                .containsExactly(
                        "GET " + ROOT + " 200",
                        "GET " + ROOT + "/" + SaasServer.DATABASE_ID + "/clusters 200",
                        "GET " + ROOT + "/" + SaasServer.DATABASE_ID + "/clusters/" + SaasServer.DATABASE_ID
                                + "-main/connect 200",
                        "POST " + ROOT + "/" + SaasServer.DATABASE_ID + "/files/" + KEY.replace("/", "%2F") + " 200");
        assertThat(saas.storage().requests()).containsExactly("PUT /" + KEY + " 200");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
        assertThat(sandbox.database().catalogue())
                .contains("Schema[name=SME, owner=" + SaasServer.USER + "]")
                .anyMatch(object -> object.contains("%jar " + PATH_IN_UDF + ";"));
        assertUdfsRun();
        sent.take();
        asEnvironmentSays().adding("--no-wait-for-completion").runWell();
        assertThat(sent.takeChanges()).isEmpty();
    }

    /** An answer of AWS, which only the UDF out of the uploaded JAR can have asked for. */
    private void assertUdfsRun() throws SQLException {
        final DatabaseUser sys = DatabaseUser.sys(sandbox);
        sys.run("CREATE CONNECTION AWS_CONN TO 'https://" + Sandbox.BUCKET + ".s3." + Sandbox.REGION
                + ".amazonaws.com' USER '" + Sandbox.ACCESS_KEY_ID + "' IDENTIFIED BY '" + Sandbox.SECRET_KEY + "'");
        assertThatThrownBy(() -> sys.run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('no-such-job',"
                        + " 'AWS_CONN', '" + Sandbox.REGION + "')"))
                .satisfies(exception -> SeenErrorCodes.record(exception.getMessage()))
                .hasMessageContaining("E-SME-UDF-10: ");
    }

    @Test
    void printsWhatItWouldDo() throws SQLException {
        final String printed =
                asEnvironmentSays().adding("--to-print").runWell().out();
        assertThat(saas.requests()).isEmpty();
        DatabaseUser.sys(sandbox).run(SqlFile.statements(printed));
        sent.take();
        line.adding("--no-upload", "--no-wait-for-completion").runWell();
        assertThat(sent.takeChanges()).isEmpty();
        assertThat(saas.storage().requests()).isEmpty();
    }

    @Test
    void bringsAContainerThereOnce(@TempDir final Path directory) throws IOException, SQLException {
        final Path archive = Files.write(directory.resolve("java-17.tar.gz"), SmallContainer.content());
        final String folder = "uploads/default/models/java-17";
        final DeployLine container =
                line.with("--container-file", archive.toString()).adding("--allow-override");
        assertThat(container.runWell().err())
                .containsSubsequence(
                        "Uploaded java-17.tar.gz to Exasol SaaS (" + Files.size(archive) + " bytes).\n",
                        "The only node runs Java ",
                        " in the container /buckets/" + folder + ".\n",
                        "Activated the script language JAVA (localzmq+protobuf:///" + folder + "?lang=java#buckets/"
                                + folder + "/exaudf/exaudfclient).\n");
        assertThat(saas.storage().content("models/java-17.tar.gz")).isEqualTo(SmallContainer.content());
        assertThat(saas.storage().requests()).containsExactly("PUT /models/java-17.tar.gz 200", "PUT /" + KEY + " 200");
        assertUdfsRun();
        assertThat(container.runWell().err())
                .contains("models/java-17.tar.gz with that size is there already; it is not uploaded.\n");
        assertThat(saas.storage().requests()).hasSize(2);

        Files.write(archive, SmallContainer.content("exaudf/exaudfclient", "other"));
        assertThat(container.run().err()).contains("E-SME-CLI-78: There is a container already as models/java-17");
    }

    @Test
    void tellsWhenTheStorageTakesNoContainer(@TempDir final Path directory) throws IOException {
        final Path archive = Files.write(directory.resolve("java-17.tar.gz"), SmallContainer.content());
        saas.storage().failNext(503);
        assertThat(line.with("--container-file", archive.toString())
                        .adding("--allow-override")
                        .run()
                        .err())
                .contains(
                        "E-SME-CLI-77: The container was not uploaded as models/java-17.tar.gz by way of the storage of"
                                + " Exasol SaaS at 127.0.0.1: status 503 (SlowDown).");
    }

    @Test
    void stopsAtADatabaseThatDoesNotRun() {
        saas.databases().status(SaasServer.DATABASE_ID, "stopped");
        assertFailed(
                line,
                "E-SME-CLI-50: The database 'Credit Risk' is not running: its state is 'stopped'. Start it in the web"
                        + " console of Exasol SaaS, and run the command again when it is running.");
        assertThat(sent.take()).isEmpty();
    }

    @Test
    void stopsAtATokenThatIsNotGood() {
        final String other = Secrets.keep("exa_pat_thatHasExpired0123456789");
        final CommandResult result = assertFailed(
                line.withVariable("SAAS_TOKEN", other),
                "E-SME-CLI-48: Exasol SaaS refused GET " + saas.url() + ROOT + " with status 403: Forbidden");
        assertThat(result.err()).doesNotContain(other);
    }

    @Test
    void stopsWhenTheDatabaseLetsNobodyIn() {
        saas.databases().changeConnection(SaasServer.DATABASE_ID, way -> way.put("dbUsername", "NOBODY"));
        final CommandResult result = assertFailed(
                line,
                "E-SME-CLI-14: There is no connection to the database localhost:"
                        + sandbox.database().port() + " as 'NOBODY': ");
        assertThat(result.err()).contains("list of allowed IP addresses", "the password is the token");
        assertThat(saas.storage().requests()).isEmpty();
    }

    @Test
    void stopsWhenTheStorageTakesNoJar() {
        saas.storage().failNext(503);
        assertFailed(
                line.adding("--no-wait-for-completion", "--no-display-progress"),
                "E-SME-CLI-52: The JAR was not uploaded to " + PATH_IN_UDF + " by way of the storage of");
    }

    @Test
    void tellsWhereInTheProgramItStoppedWithoutTheToken() {
        saas.storage().failNext(403);
        assertThat(line.adding("--verbose").run().err())
                .contains("\tat com.exasol.sme.saas.SaasUpload.run(")
                .doesNotContain(SaasServer.TOKEN, "5ignature");
    }
}

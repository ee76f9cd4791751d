package com.exasol.sme.deployment.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.cli.CommandInSandbox;
import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.deployment.SentStatements;
import com.exasol.sme.deployment.SqlFile;
import com.exasol.sme.sandbox.Cluster;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.bucketfs.SmallContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code sme deploy} brings a script language container to all nodes, and what it says when that fails. */
class ContainerDeploymentTest {
    private static final String ARCHIVE = "java-17_release-9.6.0.tar.gz";
    private static final String FOLDER = "bfsdefault/default/slc/java-17_release-9.6.0";
    private static final String DEFINITION =
            "localzmq+protobuf:///" + FOLDER + "?lang=java#buckets/" + FOLDER + "/exaudf/exaudfclient";
    private static final String LANGUAGES = "'R=builtin_r JAVA=" + DEFINITION + " PYTHON3=builtin_python3'";
    private static final String LOOK = "GET /default/slc/" + ARCHIVE;
    private static final String UPLOAD = "PUT /default/slc/" + ARCHIVE + " 200";
    private static final String KEY = "slc/" + ARCHIVE;
    private static final String JAVA = System.getProperty("java.version");
    /** A container that GNU tar and gzip have made, and the digest that sha256sum shows. */
    private static final String KNOWN =
            "H4sIAAAAAAACA+3RywpAUBSF4T32FOcJsOM4zyOXUjJwKY9PZEAyO0r+b7LW/A+jas6nso7En3jlrN12dd2b7xLNxF"
                    + "h5wTSMeW+M/FR49N+naJuqGz30z9L0ob8791d1qmJi+nu3Bw8EAAAAAAAAAAAAAAAAwPcsNEnIdwAoAAA=";

    private static final String KNOWN_DIGEST = "d9424ec3109f2ae4c31ad3e2e60dc36318288730ec1bd188860a14a9d4d54bac";

    private static final String ALL = "All 2 nodes run Java " + JAVA + " in the container /buckets/" + FOLDER + ".\n";

    private final Sandbox sandbox = Sandbox.start(new Cluster(2, 1));
    private final SentStatements sent = new SentStatements(sandbox);
    private final CommandInSandbox command = new CommandInSandbox();

    @TempDir
    private Path directory;

    private Path archive;

    @BeforeEach
    void writeArchive() throws IOException {
        archive = Files.write(directory.resolve(ARCHIVE), SmallContainer.content());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void run(final int exitCode, final String... further) {
        final String[] words = DeployLine.uploadingTo(sandbox)
                .waiting()
                .with("--container-file", archive.toString())
                .with("--path-in-bucket", "slc")
                .adding(further)
                .words()
                .toArray(String[]::new);
        assertThat(command.run(words)).as(command::err).isEqualTo(exitCode);
    }

    private void deploy(final String... further) {
        run(0, further);
    }

    private void fail(final String... further) {
        run(1, further);
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
        assertThat(sent.takeChanges()).noneMatch(text -> text.startsWith("ALTER SYSTEM"));
    }

    private List<String> requestsForTheContainer() {
        return sandbox.bucketFs().requests().stream()
                .filter(request -> request.contains(ARCHIVE))
                .toList();
    }

    private void put(final byte[] content) throws IOException {
        sandbox.bucketFs().put("default", KEY, content);
    }

    @Test
    void uploadsWaitsAndActivates() throws IOException {
        deploy("--allow-override");
        assertThat(command.err())
                .containsSubsequence(
                        "Container " + ARCHIVE + ": " + Files.size(archive) + " bytes, SHA-256 ",
                        "Uploading " + ARCHIVE + " (" + Files.size(archive) + " bytes).\n",
                        "Uploaded " + ARCHIVE + " to http://localhost:",
                        ALL,
                        "All 2 nodes have Java " + JAVA + " and /buckets/bfsdefault/default/slc/sme-udf-",
                        "Activated the script language JAVA (" + DEFINITION + ").\n",
                        "Created SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.");
        assertThat(requestsForTheContainer()).containsExactly(LOOK + " 404", UPLOAD);
        assertThat(sandbox.bucketFs().content("default", KEY)).isEqualTo(SmallContainer.content());
        assertThat(sent.takeChanges().stream()
                        .map(text -> text.replaceAll("PROBE_\\w+", "PROBE"))
                        .filter(text -> !text.startsWith("CREATE SCHEMA"))
                        .toList())
                .startsWith(
                        "ALTER SESSION SET SCRIPT_LANGUAGES = " + LANGUAGES,
                        "CREATE JAVA SET SCRIPT \"SME\".\"SME_NODE_PROBE\"",
                        "CREATE JAVA SET SCRIPT \"SME\".\"SME_NODE_PROBE\"",
                        "CREATE JAVA SET SCRIPT \"SME\".\"SME_NODE_PROBE\"",
                        "ALTER SYSTEM SET SCRIPT_LANGUAGES = " + LANGUAGES,
                        "OPEN SCHEMA \"SME\"");
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @Test
    void tellsTheDigestOfTheArchive() throws IOException {
        archive = Files.write(
                directory.resolve("known.tar.gz"), Base64.getDecoder().decode(KNOWN));
        deploy("--language-alias", "java17", "--no-deploy-scripts", "--container-sha256", KNOWN_DIGEST);
        assertThat(command.err()).contains("SHA-256 " + KNOWN_DIGEST + ".\n");
    }

    @Test
    void uploadsNothingTwice() {
        deploy("--allow-override");
        sent.takeChanges();
        deploy();
        assertThat(command.err())
                .contains(
                        KEY + " with that size is there already; it is not uploaded.\n",
                        "The script language JAVA (" + DEFINITION + ") is already active.\n");
        assertThat(requestsForTheContainer()).containsExactly(LOOK + " 404", UPLOAD, LOOK + " 200");
        assertThat(sent.takeChanges()).noneMatch(text -> text.startsWith("ALTER"));
    }

    @Test
    void keepsAllOtherAliases() throws SQLException {
        DatabaseUser.sys(sandbox).run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'X=y  JAVA=builtin_java R=builtin_r'");
        sent.take();
        deploy("--language-alias", "java17", "--no-deploy-scripts");
        assertThat(sent.takeChanges())
                .contains("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'X=y  JAVA=builtin_java R=builtin_r JAVA17=" + DEFINITION
                        + "'");
    }

    @Test
    void waitsForANodeThatExtractsLate() {
        sandbox.nodes().holdBack(1);
        command.onPause(() -> assertThat(DeployedObjects.in(sandbox)).isEmpty())
                .onPause(() -> sandbox.nodes().synchronise(1));
        deploy("--allow-override");
        assertThat(command.pauses()).isEqualTo(2);
        assertThat(command.err())
                .containsSubsequence(
                        "Waiting for all nodes to extract the container.\n",
                        "So far 1 of 2: node 1 has not answered (SANDBOX: script language container /buckets/" + FOLDER
                                + " cannot be started: node 1 has no ",
                        ALL)
                .containsOnlyOnce("So far");
    }

    @Test
    void namesANodeThatStaysLate() {
        sandbox.nodes().holdBack(1);
        command.inAHurry();
        fail("--allow-override", "--deploy-timeout-minutes", "1");
        assertThat(command.err())
                .contains(
                        "E-SME-CLI-79: After 1 minutes not all 2 nodes run Java in the container /buckets/" + FOLDER
                                + ": node 1 has not answered (SANDBOX: script language container",
                        "The container stays where it is; the script language of other sessions, schema, table and"
                                + " scripts are as they were before.",
                        "raise --deploy-timeout-minutes")
                .doesNotContain("node 0 has not answered");
    }

    @Test
    void waitsForTheNodeThatCreatesScripts() {
        sandbox.nodes().holdBack(0);
        command.onPause(() -> sandbox.nodes().synchronise(0));
        deploy("--allow-override");
        assertThat(command.err())
                .contains("So far 0 of 2: node 0 has not answered; node 1 has not answered (SANDBOX: ");
    }

    @Test
    void namesANodeThatIsLost() {
        sandbox.database().placeGroups(index -> 0);
        command.inAHurry();
        fail("--allow-override", "--deploy-timeout-minutes", "1");
        assertThat(command.err()).contains(": node 1 has not answered. The container stays");
    }

    @Test
    void leavesNoTraceOfTheQuestion() {
        final List<String> before = sandbox.database().catalogue();
        deploy("--allow-override", "--no-deploy-scripts", "--no-alter-system");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        assertThat(command.out())
                .isEqualTo("ALTER SESSION SET SCRIPT_LANGUAGES = " + LANGUAGES + ";\n"
                        + "ALTER SYSTEM SET SCRIPT_LANGUAGES = " + LANGUAGES + ";\n");
    }

    @Test
    void replacesNoOtherDefinitionUnlessThatIsAllowed() {
        fail();
        assertThat(command.err())
                .contains("E-SME-CLI-11: The script language JAVA is defined as 'builtin_java' in the SYSTEM value of"
                        + " SCRIPT_LANGUAGES, not as '" + DEFINITION + "'. Add --allow-override");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
    }

    @Test
    void uploadsNothingOverAnotherContainer() throws IOException {
        put(SmallContainer.content("exaudf/exaudfclient", "other"));
        final byte[] before = sandbox.bucketFs().content("default", KEY);
        fail("--allow-override");
        assertThat(command.err())
                .contains("E-SME-CLI-78: There is a container already as " + KEY
                        + " in the bucket, and it may be another one: it has " + before.length + " bytes, not "
                        + SmallContainer.content().length
                        + ". Nothing was uploaded. Give the archive a name of its own");
        assertThat(sandbox.bucketFs().content("default", KEY)).isEqualTo(before);
    }

    @Test
    void uploadsWhenNobodyTellsWhatIsThereAndNoNodeUsesIt() {
        sandbox.bucketFs().failNext(403);
        deploy("--allow-override", "--no-deploy-scripts");
        assertThat(requestsForTheContainer()).containsExactly(LOOK + " 403", UPLOAD);
    }

    @Test
    void uploadsNothingWhenNobodyTellsWhatIsThereAndANodeUsesIt() throws IOException {
        put(SmallContainer.content());
        sandbox.nodes().holdBack(1);
        sandbox.bucketFs().failNext(403);
        fail("--allow-override");
        assertThat(command.err())
                .contains(
                        "E-SME-CLI-78: ",
                        "nodes run Java in it, and its size is unknown: BucketFS answered with"
                                + " status 403. Nothing was uploaded.");
        assertThat(requestsForTheContainer()).containsExactly(LOOK + " 403");
    }

    @Test
    void tellsWhyTheContainerWasNotUploaded() {
        sandbox.bucketFs().afterNext(() -> sandbox.bucketFs().failNext(507));
        fail("--allow-override");
        assertThat(command.err())
                .contains(
                        "E-SME-CLI-77: The container was not uploaded as " + KEY
                                + " by way of BucketFS at http://localhost:",
                        "--to-print");
    }

    @Test
    void tellsThatBucketFsIsNotThere() {
        sandbox.bucketFs().close();
        fail("--allow-override");
        assertThat(command.err()).contains("E-SME-CLI-77: ", "ConnectException");
    }

    @Test
    void activatesAContainerThatIsThere() throws IOException {
        put(SmallContainer.content());
        Files.delete(archive);
        sandbox.nodes().holdBack(1);
        fail("--no-upload", "--allow-override");
        assertThat(command.err()).contains("E-SME-CLI-36: ");
        command.onPause(() -> sandbox.nodes().synchronise(1));
        sandbox.bucketFs().put("default", "slc/" + JarLocation.fileName(), jar());
        deploy("--no-upload", "--allow-override");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(sent.takeChanges()).contains("ALTER SYSTEM SET SCRIPT_LANGUAGES = " + LANGUAGES);
    }

    private static byte[] jar() throws IOException {
        return Files.readAllBytes(Path.of("target", "classes", JarLocation.fileName()));
    }

    @Test
    void activatesNothingThatIsNotThere() {
        fail("--no-upload", "--allow-override");
        assertThat(command.err())
                .startsWith("E-SME-CLI-79: No node runs Java in the container /buckets/" + FOLDER
                        + ": node 0 has not answered; node 1 has not answered (SANDBOX: ")
                .contains("Nothing was changed for other sessions. Leave out --no-upload");
        assertThat(command.pauses()).isZero();
    }

    @Test
    void refusesAContainerWithAnOldJava() {
        sandbox.pretendJava("1.8.0_292");
        fail("--allow-override");
        assertThat(command.err())
                .contains("E-SME-CLI-34: Node 0 runs Java 1.8.0_292, but the scripts need Java 11 or later. The"
                        + " container stays where it is;");
    }

    @Test
    void asksAgainAfterACollision() {
        sandbox.database().onNext(sql -> sql.startsWith("CREATE JAVA SET SCRIPT"), session -> {
            throw new SQLException("GlobalTransactionRollback msg: Transaction collision", "40001");
        });
        deploy("--allow-override", "--no-deploy-scripts");
        assertThat(command.pauses()).isZero();
    }

    @Test
    void stopsWhenTheSessionIsKilledWhileItWaits() {
        sandbox.database()
                .onNext(sql -> sql.startsWith("SELECT \"SME\".\"SME_NODE_PROBE"), session -> sandbox.database()
                        .kill(session));
        fail("--allow-override");
        assertThat(command.err()).contains("E-SME-CLI-37: ", "Connection was killed");
        assertThat(command.pauses()).isZero();
    }

    @Test
    void showsBarsOnATerminal() {
        command.onTerminal();
        deploy("--allow-override", "--no-deploy-scripts");
        assertThat(command.err()).contains("\r\u001b[KChecking " + ARCHIVE, "\r\u001b[KUploading " + ARCHIVE);
    }

    @Test
    void printsWhatAPersonHasToDo() throws IOException {
        Files.delete(archive);
        run(0, "--to-print", "--no-deploy-scripts", "--container-sha256", "0123456789ABCDEF".repeat(4));
        final String host = "http://localhost:" + sandbox.bucketFs().port() + "/default/slc/";
        assertThat(command.out())
                .contains("-- Container: /buckets/" + FOLDER + "\n"
                        + "-- The container has to be extracted there on every node, which BucketFS does by itself. To"
                        + " upload it by hand:\n"
                        + "--   echo '" + "0123456789abcdef".repeat(4) + "  " + ARCHIVE + "' | sha256sum --check\n"
                        + "--   curl --fail --user w --upload-file " + ARCHIVE + " " + host + ARCHIVE + "\n"
                        + "-- Run ALTER SESSION first and ask the nodes below; run ALTER SYSTEM when every node has"
                        + " answered.\n")
                .contains("-- ALTER SYSTEM SET SCRIPT_LANGUAGES = '<SYSTEM_VALUE> JAVA=" + DEFINITION + "';\n")
                .contains("-- ALTER SESSION SET SCRIPT_LANGUAGES = '<SESSION_VALUE> JAVA=" + DEFINITION + "';\n");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(sent.take()).isEmpty();
    }

    @Test
    void printsSqlThatWorks() throws IOException, SQLException {
        run(0, "--to-print");
        put(SmallContainer.content());
        sandbox.bucketFs().put("default", "slc/" + JarLocation.fileName(), jar());
        final String value = "R=builtin_r PYTHON3=builtin_python3";
        final String completed = command.out()
                .replace("-- ALTER SESSION", "ALTER SESSION")
                .replace("-- ALTER SYSTEM", "ALTER SYSTEM")
                .replace("<SESSION_VALUE>", value)
                .replace("<SYSTEM_VALUE>", value);
        DatabaseUser.sys(sandbox).run(SqlFile.statements(completed));
        sent.take();
        deploy();
        assertThat(sent.takeChanges())
                .noneMatch(text -> text.startsWith("ALTER") || text.startsWith("CREATE OR REPLACE"));
    }

    @Test
    void printsNothingAboutAnUploadThatIsDone() {
        run(0, "--to-print", "--no-upload", "--no-deploy-scripts");
        assertThat(command.out())
                .contains("-- Container: /buckets/" + FOLDER + "\n-- Run ALTER SESSION first")
                .doesNotContain("curl");
    }

    @Test
    void activatesNothingThatIsNoArchive() throws IOException {
        put("no archive".getBytes(UTF_8));
        fail("--no-upload", "--allow-override");
        assertThat(command.err()).contains("E-SME-CLI-79: No node runs Java");
    }
}

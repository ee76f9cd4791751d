package com.exasol.sme.deployment.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.cli.CommandInSandbox;
import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.deployment.SentStatements;
import com.exasol.sme.sandbox.Cluster;
import com.exasol.sme.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether {@code sme deploy} is certain that every node has the JAR, and what it says of a node that has not. */
class NodeSynchronisationTest {
    private static final String JAR = JarLocation.fileName();
    private static final String PATH = "/buckets/bfsdefault/default/" + JAR;
    private static final String UPLOAD = "PUT /default/" + JAR + " 200";
    private static final String JAVA = System.getProperty("java.version");

    private final Sandbox sandbox = Sandbox.start(new Cluster(2, 1));
    private final SentStatements sent = new SentStatements(sandbox);
    private final CommandInSandbox command = new CommandInSandbox();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void deploy(final String... further) {
        run(0, further);
    }

    private void fail(final String... further) {
        run(1, further);
    }

    private void run(final int exitCode, final String... further) {
        final String[] words = DeployLine.uploadingTo(sandbox)
                .waiting()
                .adding(further)
                .words()
                .toArray(String[]::new);
        assertThat(command.run(words)).as(command::err).isEqualTo(exitCode);
    }

    private void put(final String content) throws IOException {
        sandbox.bucketFs().put("default", JAR, content.getBytes(UTF_8));
    }

    private static String all(final String end) {
        return "All 2 nodes have Java " + JAVA + " and " + PATH + end;
    }

    private void assertNothingIsDeployed() {
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
        assertThat(command.out()).isEmpty();
    }

    private long probes() {
        return sent.take().stream()
                .filter(text -> text.startsWith("SELECT \"SME\".\"SME_NODE_PROBE"))
                .count();
    }

    @Test
    void goesOnWhenEveryNodeHasTheJarAndUploadsItOnce() {
        deploy();
        assertThat(command.err()).contains(all(".\n"));
        assertThat(command.pauses()).isZero();
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD);
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));

        deploy();
        assertThat(command.err()).contains(all(" already; nothing is uploaded.\n"));
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD);
    }

    @Test
    void waitsForANodeThatIsLate() {
        sandbox.nodes().holdBack(1);
        command.onPause(() -> assertThat(DeployedObjects.in(sandbox)).isEmpty())
                .onPause(() -> sandbox.nodes().synchronise(1));
        deploy();
        assertThat(command.pauses()).isEqualTo(2);
        assertThat(command.err())
                .containsSubsequence(
                        "Uploading " + JAR + " (",
                        "Uploaded " + PATH,
                        "Waiting for all nodes.\n",
                        "So far 1 of 2: node 1 has no such file.\n",
                        all(".\n"),
                        "Created SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.")
                .containsOnlyOnce("So far");
    }

    @Test
    void namesANodeThatStaysLate() {
        sandbox.nodes().holdBack(1);
        command.inAHurry();
        fail("--deploy-timeout-minutes", "1");
        assertThat(command.err())
                .contains("E-SME-CLI-35: After 1 minutes not all 2 nodes have " + PATH + ": node 1 has no such file."
                        + " Schema, table and scripts are as they were before; the JAR stays where it is.");
        assertThat(command.pauses()).isEqualTo(1);
        assertNothingIsDeployed();
    }

    @Test
    void namesANodeThatHoldsOldBytes() throws IOException {
        put("older");
        sandbox.nodes().holdBack(0);
        command.inAHurry();
        fail("--deploy-timeout-minutes", "1");
        assertThat(command.err())
                .contains("not all 2 nodes have " + PATH + ": node 0 has other content (5 bytes, SHA-256 "
                        + "da925a30e31f7fdaa7044e3e5ba4ae17");
        assertNothingIsDeployed();
    }

    @Test
    void namesANodeThatIsLost() {
        sandbox.database().placeGroups(index -> 0);
        command.inAHurry();
        fail("--deploy-timeout-minutes", "1");
        assertThat(command.err()).contains("not all 2 nodes have " + PATH + ": node 1 has not answered.");
        assertNothingIsDeployed();
    }

    @Test
    void asksWithMoreGroupsWhenSomeShareANode() {
        sandbox.database().placeGroups(index -> index / 2 % 2);
        deploy();
        assertThat(command.err()).contains(all(".\n"));
        assertThat(command.pauses()).isZero();
        // Two groups, then four, and four again after the upload.
        assertThat(probes()).isEqualTo(3);
    }

    @Test
    void uploadsWhatOneNodeLacks() throws IOException {
        deploy("--no-deploy-scripts");
        sandbox.nodes().holdBack(0);
        put("other");
        sandbox.nodes().holdBack(1);
        command.onPause(() -> sandbox.nodes().synchronise(1));
        deploy("--no-deploy-scripts");
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD, UPLOAD);
        assertThat(command.err()).contains("So far 1 of 2: node 1 has other content (5 bytes, SHA-256 ");
    }

    @Test
    void saysThatTheJavaOfTheDatabaseIsTooOld() {
        sandbox.pretendJava("1.8.0_292");
        fail();
        assertThat(command.err())
                .startsWith(
                        "E-SME-CLI-34: Node 0 runs Java 1.8.0_292, but the scripts need Java 11 or later. Nothing was"
                                + " uploaded or created.")
                .contains("--language-definition");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertNothingIsDeployed();
    }

    @Test
    void checksAJarThatSomebodyElseUploads() throws IOException {
        fail("--no-upload");
        assertThat(command.err())
                .startsWith("E-SME-CLI-36: No node has the JAR of this sme (")
                .contains("as " + PATH + ": node 0 has no such file; node 1 has no such file.")
                .contains("Leave out --no-upload", "upload the JAR by hand", "--no-wait-for-completion");
        put("a JAR of somebody else");
        fail("--no-deploy-slc");
        assertThat(command.err()).contains("node 0 has other content (22 bytes");
        assertThat(command.pauses()).isZero();
        assertNothingIsDeployed();
    }

    @Test
    void waitsForAJarThatSomebodyElseHasJustUploaded() throws IOException {
        sandbox.nodes().holdBack(1);
        sandbox.bucketFs().put("default", JAR, Files.readAllBytes(Path.of("..", "udf", "target", JAR)));
        command.onPause(() -> sandbox.nodes().synchronise(1));
        deploy("--no-upload");
        assertThat(command.pauses()).isEqualTo(1);
        assertThat(sandbox.bucketFs().requests()).isEmpty();
    }

    @Test
    void asksNobodyWhenItShallNotWait() {
        sandbox.nodes().holdBack(1);
        deploy("--no-wait-for-completion");
        assertThat(sent.take()).noneMatch(text -> text.contains("PROBE") || text.contains("NPROC"));
        assertThat(command.err()).doesNotContain("nodes have", "Waiting");
    }

    @Test
    void leavesNoTraceOfTheQuestion() throws SQLException {
        final List<String> before = sandbox.database().catalogue();
        deploy("--no-deploy-scripts");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        assertThat(sent.takeChanges())
                .filteredOn(text -> !text.startsWith("CREATE JAVA SET SCRIPT \"SME\".\"SME_NODE_PROBE_"))
                .containsOnly("CREATE SCHEMA IF NOT EXISTS \"SME\"");
        DatabaseUser.sys(sandbox).run("CREATE SCHEMA SME");
        final List<String> withSchema = sandbox.database().catalogue();
        deploy("--no-deploy-scripts");
        assertThat(sandbox.database().catalogue()).isEqualTo(withSchema);
        assertThat(sent.takeChanges()).noneMatch(text -> text.startsWith("CREATE SCHEMA IF"));
    }

    @Test
    void leavesNoTraceOfAQuestionThatIsRefused() {
        final List<String> before = sandbox.database().catalogue();
        for (final String statement : List.of(
                "SELECT NPROC()", "CREATE SCHEMA", "CREATE JAVA SET SCRIPT", "SELECT \"SME\".\"SME_NODE_PROBE")) {
            sandbox.database().failNext(sql -> sql.startsWith(statement), "not now");
            fail();
            assertThat(sandbox.database().catalogue()).isEqualTo(before);
        }
        assertThat(command.err())
                .contains(
                        "E-SME-CLI-37: The nodes could not be asked, because the database refused to tell the number of"
                                + " its nodes: not now")
                .contains("refused to create the schema \"SME\": not now")
                .contains("refused to create the script SME_NODE_PROBE: not now")
                .contains("refused to run the script SME_NODE_PROBE on every node: not now");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
    }

    @Test
    void saysSoWhenTheSessionIsKilledWhileItAsks() {
        final List<String> before = sandbox.database().catalogue();
        sandbox.database()
                .onNext(sql -> sql.startsWith("SELECT \"SME\".\"SME_NODE_PROBE"), session -> sandbox.database()
                        .kill(session));
        fail();
        assertThat(command.err()).startsWith("E-SME-CLI-37: ").contains("Connection was killed");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void asksAgainAfterACollision() {
        sandbox.database().onNext(sql -> sql.startsWith("CREATE JAVA SET SCRIPT"), session -> {
            throw new SQLException("GlobalTransactionRollback msg: Transaction collision", "40001");
        });
        deploy();
        assertThat(probes()).isEqualTo(2);
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        sandbox.nodes().holdBack(1);
        command.onPause(() -> {
            throw new InterruptedException();
        });
        fail();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(command.err()).contains("E-SME-CLI-35: ");
        assertThat(command.pauses()).isEqualTo(1);
        assertNothingIsDeployed();
    }

    @Test
    void asksThroughALanguageThatIsActiveForTheSessionOnly() throws SQLException {
        DatabaseUser.sys(sandbox).run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=builtin_r'");
        sent.take();
        deploy("--language-alias", "java17");
        assertThat(sent.takeChanges().stream()
                        .map(text -> text.replaceAll("PROBE_\\w+", "PROBE"))
                        .toList())
                .startsWith(
                        "ALTER SESSION SET SCRIPT_LANGUAGES = 'R=builtin_r JAVA17=builtin_java'",
                        "CREATE SCHEMA IF NOT EXISTS \"SME\"",
                        "CREATE JAVA17 SET SCRIPT \"SME\".\"SME_NODE_PROBE\"",
                        "CREATE SCHEMA IF NOT EXISTS \"SME\"",
                        "CREATE JAVA17 SET SCRIPT \"SME\".\"SME_NODE_PROBE\"",
                        "ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=builtin_r JAVA17=builtin_java'",
                        "CREATE SCHEMA IF NOT EXISTS \"SME\"",
                        "OPEN SCHEMA \"SME\"");
    }

    @Test
    void showsBarsOnATerminal() {
        sandbox.nodes().holdBack(1);
        command.onTerminal().onPause(() -> sandbox.nodes().synchronise(1));
        deploy();
        assertThat(command.err())
                .contains("\r\u001b[KUploading " + JAR)
                .containsPattern("100% \\[=+] [0-9]/[0-9] MB")
                .contains("node 1 has no such file")
                .contains("2/2 nodes");
    }

    @Test
    void showsNoProgressWhenItShallNot() {
        sandbox.nodes().holdBack(1);
        command.onPause(() -> sandbox.nodes().synchronise(1));
        deploy("--no-display-progress");
        assertThat(command.err())
                .doesNotContain("Uploading", "Waiting", "So far", "\r")
                .contains("Uploaded " + PATH, all("."));
    }
}

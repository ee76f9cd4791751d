package com.exasol.sme.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.cli.CommandInSandbox;
import com.exasol.sme.deploy.JarLocation;
import com.exasol.sme.sandbox.Cluster;
import com.exasol.sme.sandbox.Sandbox;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether {@code sme deploy} is certain that every node has the JAR, and what it says of a node that has not. */
class NodeSynchronisationTest {
    private static final String JAR = JarLocation.fileName();
    private static final String PATH = "/buckets/bfsdefault/default/" + JAR;
    private static final String UPLOAD = "PUT /default/" + JAR + " 200";
    private static final String JAVA = System.getProperty("java.version");

    private final Sandbox sandbox = Sandbox.start(new Cluster(3, 1));
    private final SentStatements sent = new SentStatements(sandbox);
    private final CommandInSandbox command = new CommandInSandbox();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private int deploy(final String... further) {
        final List<String> words = new ArrayList<>(List.of(sandbox.deployArguments("--wait-for-completion")));
        words.addAll(List.of(further));
        return command.run(words.toArray(String[]::new));
    }

    private void put(final String content) throws IOException {
        sandbox.bucketFs().put("default", JAR, content.getBytes(UTF_8));
    }

    private static String all(final int nodes, final String end) {
        return "All " + nodes + " nodes have Java " + JAVA + " and " + PATH + end;
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
    void goesOnWhenEveryNodeHasTheJar() {
        assertThat(deploy()).isZero();
        assertThat(command.err()).contains(all(3, ".\n"));
        assertThat(command.pauses()).isZero();
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD);
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @Test
    void waitsForANodeThatIsLate() {
        sandbox.nodes().holdBack(2);
        command.onPause(() -> assertThat(DeployedObjects.in(sandbox)).isEmpty())
                .onPause(() -> sandbox.nodes().synchronise(2));
        assertThat(deploy()).isZero();
        assertThat(command.pauses()).isEqualTo(2);
        assertThat(command.err())
                .containsSubsequence(
                        "Uploading " + PATH + " (",
                        "Uploaded " + PATH,
                        "Waiting until every node has " + PATH + ".\n",
                        "So far 2 of 3: node 2 has no such file.\n",
                        all(3, ".\n"),
                        "Created SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.")
                .containsOnlyOnce("So far");
    }

    @Test
    void namesANodeThatStaysLate() {
        sandbox.nodes().holdBack(1);
        assertThat(deploy("--deploy-timeout-minutes", "1")).isEqualTo(1);
        assertThat(command.err())
                .contains("E-SME-CLI-35: After 1 minutes not all 3 nodes have " + PATH + ": node 1 has no such file."
                        + " Schema, table and scripts are as they were before; the JAR stays where it is.");
        assertThat(command.pauses()).isEqualTo(30);
        assertNothingIsDeployed();
    }

    @Test
    void namesANodeThatHoldsOldBytes() throws IOException {
        put("older");
        sandbox.nodes().holdBack(0);
        assertThat(deploy("--deploy-timeout-minutes", "1")).isEqualTo(1);
        assertThat(command.err())
                .contains("not all 3 nodes have " + PATH + ": node 0 has other content (5 bytes, SHA-256 "
                        + "da925a30e31f7fdaa7044e3e5ba4ae17");
        assertNothingIsDeployed();
    }

    @Test
    void namesANodeThatIsLost() {
        sandbox.database().placeGroups(index -> index % 2);
        assertThat(deploy("--deploy-timeout-minutes", "1")).isEqualTo(1);
        assertThat(command.err()).contains("not all 3 nodes have " + PATH + ": node 2 has not answered.");
        assertNothingIsDeployed();
    }

    @Test
    void asksWithMoreGroupsWhenSomeShareANode() {
        sandbox.database().placeGroups(index -> Math.min(index / 2, 2));
        assertThat(deploy()).isZero();
        assertThat(command.err()).contains(all(3, ".\n"));
        assertThat(command.pauses()).isZero();
        // Three groups, then six, and six again after the upload.
        assertThat(probes()).isEqualTo(3);
    }

    @Test
    void uploadsNothingThatIsThere() {
        deploy();
        assertThat(deploy()).isZero();
        assertThat(command.err()).contains(all(3, " already; nothing is uploaded.\n"));
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD);
    }

    @Test
    void uploadsWhatOneNodeLacks() throws IOException {
        deploy();
        sandbox.nodes().holdBack(1);
        put("newer");
        sandbox.nodes().holdBack(0);
        assertThat(sandbox.bucketFs().requests()).hasSize(1);
        command.onPause(() -> sandbox.nodes().synchronise(0));
        sandbox.nodes().synchronise(1);
        assertThat(deploy()).isZero();
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD, UPLOAD);
    }

    @Test
    void saysThatTheJavaOfTheDatabaseIsTooOld() {
        sandbox.pretendJava("1.8.0_292");
        assertThat(deploy()).isEqualTo(1);
        assertThat(command.err())
                .startsWith(
                        "E-SME-CLI-34: Node 0 runs Java 1.8.0_292, but the scripts need Java 11 or later. Nothing was"
                                + " uploaded or created.")
                .contains("--language-definition");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertNothingIsDeployed();
    }

    @Test
    void takesJava11() {
        sandbox.pretendJava("11.0.20");
        assertThat(deploy()).isZero();
        assertThat(command.err()).contains("All 3 nodes have Java 11.0.20 and " + PATH + ".");
    }

    @Test
    void checksAJarThatSomebodyElseUploads() throws IOException {
        assertThat(deploy("--no-upload")).isEqualTo(1);
        assertThat(command.err())
                .startsWith("E-SME-CLI-36: No node has the JAR of this sme (")
                .contains("as " + PATH + ": node 0 has no such file; node 1 has no such file; node 2 has no such file.")
                .contains("Leave out --no-upload", "upload the JAR by hand", "--no-wait-for-completion");
        put("a JAR of somebody else");
        assertThat(deploy("--no-deploy-slc")).isEqualTo(1);
        assertThat(command.err()).contains("node 0 has other content (22 bytes");
        assertThat(command.pauses()).isZero();
        assertNothingIsDeployed();
    }

    @Test
    void waitsForAJarThatSomebodyElseHasJustUploaded() {
        assertThat(deploy("--no-deploy-scripts")).isZero();
        sandbox.database().failNext(sql -> sql.startsWith("SELECT \"SME\".\"SME_NODE_PROBE"), "a node restarts");
        assertThat(deploy("--no-upload")).isEqualTo(1);
        assertThat(deploy("--no-upload")).isZero();
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD);
    }

    @Test
    void asksNobodyWhenItShallNotWait() {
        sandbox.nodes().holdBack(2);
        assertThat(deploy("--no-wait-for-completion")).isZero();
        assertThat(sent.take()).noneMatch(text -> text.contains("PROBE") || text.contains("NPROC"));
        assertThat(command.err()).doesNotContain("nodes have", "Waiting");
    }

    @Test
    void leavesNoTraceOfTheQuestion() throws SQLException {
        final List<String> before = sandbox.database().catalogue();
        assertThat(deploy("--no-deploy-scripts")).isZero();
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        assertThat(sent.takeChanges())
                .filteredOn(text -> !text.startsWith("CREATE JAVA SET SCRIPT \"SME\".\"SME_NODE_PROBE_"))
                .containsOnly("CREATE SCHEMA IF NOT EXISTS \"SME\"");
        DatabaseUser.sys(sandbox).run("CREATE SCHEMA SME");
        final List<String> withSchema = sandbox.database().catalogue();
        assertThat(deploy("--no-deploy-scripts")).isZero();
        assertThat(sandbox.database().catalogue()).isEqualTo(withSchema);
        assertThat(sent.takeChanges()).noneMatch(text -> text.startsWith("CREATE SCHEMA IF"));
    }

    @Test
    void leavesNoTraceOfAQuestionThatIsRefused() {
        final List<String> before = sandbox.database().catalogue();
        for (final String statement : List.of(
                "SELECT NPROC()", "CREATE SCHEMA", "CREATE JAVA SET SCRIPT", "SELECT \"SME\".\"SME_NODE_PROBE")) {
            sandbox.database().failNext(sql -> sql.startsWith(statement), "not now");
            assertThat(deploy()).isEqualTo(1);
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
        assertThat(deploy()).isEqualTo(1);
        assertThat(command.err()).startsWith("E-SME-CLI-37: ").contains("Connection was killed");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void asksAgainAfterACollision() {
        sandbox.database().onNext(sql -> sql.startsWith("CREATE JAVA SET SCRIPT"), session -> {
            throw new SQLException("GlobalTransactionRollback msg: Transaction collision", "40001");
        });
        assertThat(deploy()).isZero();
        assertThat(probes()).isEqualTo(2);
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        sandbox.nodes().holdBack(1);
        command.onPause(() -> {
            throw new InterruptedException();
        });
        assertThat(deploy()).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(command.err()).contains("E-SME-CLI-35: ");
        assertThat(command.pauses()).isEqualTo(1);
        assertNothingIsDeployed();
    }

    @Test
    void asksThroughALanguageThatIsActiveForTheSessionOnly() throws SQLException {
        DatabaseUser.sys(sandbox).run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=builtin_r'");
        sent.take();
        assertThat(deploy("--language-alias", "java17")).isZero();
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
        sandbox.nodes().holdBack(2);
        command.onTerminal().onPause(() -> sandbox.nodes().synchronise(2));
        assertThat(deploy()).isZero();
        assertThat(command.err())
                .contains("\r\u001b[KUploading " + PATH)
                .containsPattern("100% \\[=+] [0-9]/[0-9] MB")
                .contains("node 2 has no such file")
                .contains("3/3 nodes");
    }

    @Test
    void showsNoProgressWhenItShallNot() {
        sandbox.nodes().holdBack(2);
        command.onPause(() -> sandbox.nodes().synchronise(2));
        assertThat(deploy("--no-display-progress")).isZero();
        assertThat(command.err())
                .doesNotContain("Uploading", "Waiting", "So far", "\r")
                .contains("Uploaded " + PATH, all(3, "."));
    }
}

package com.exasol.sme.deployment.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.deployment.SentStatements;
import com.exasol.sme.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of a deployment at each of its steps, and the deployment that follows. */
@Timeout(60)
class KilledDeploymentTest {
    private static final int KILLED = 128 + 9;
    private static final long LIMIT_IN_SECONDS = 30;
    private static final String BEFORE = "R=builtin_r";
    private static final String AFTER = "R=builtin_r JAVA=builtin_java";

    private static final Path UDF_JAR = Path.of("..", "udf", "target", JarLocation.fileName());

    private static List<String> clean;

    private final Sandbox sandbox = Sandbox.start();
    private final CompletableFuture<Process> process = new CompletableFuture<>();

    /** What a deployment that nobody disturbs makes of the database. */
    @BeforeAll
    static void deployUndisturbed() throws SQLException {
        try (Sandbox undisturbed = Sandbox.start()) {
            takeTheLanguageAway(undisturbed);
            line(undisturbed).runWell();
            clean = undisturbed.database().catalogue();
        }
    }

    @BeforeEach
    void takeTheLanguageAway() throws SQLException {
        takeTheLanguageAway(sandbox);
    }

    private static void takeTheLanguageAway(final Sandbox sandbox) throws SQLException {
        DatabaseUser.sys(sandbox).run("ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + BEFORE + "'");
    }

    /** Scripts carry the address of AWS, so it has to be the same everywhere. */
    private static DeployLine line(final Sandbox sandbox) {
        return DeployLine.to(sandbox).with("--jvm-option", "-Daws.endpointUrl=http://127.0.0.1:1");
    }

    private DeployLine line() {
        return line(sandbox);
    }

    private DeployLine uploadingLine() {
        return line().without("--no-upload");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static Process await(final CompletableFuture<Process> process) throws Exception {
        return process.get(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
    }

    private static void kill(final CompletableFuture<Process> process) {
        try {
            await(process).destroyForcibly().waitFor(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
        } catch (final Exception exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Starts a deployment that is to be killed, and waits until the database has noticed. */
    private void assertIsKilled(final DeployLine line, final CompletableFuture<Process> started) throws Exception {
        started.complete(line.start());
        assertThat(await(started).waitFor(LIMIT_IN_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(await(started).exitValue()).isEqualTo(KILLED);
        sandbox.database().awaitTheEndOfAllSessions();
    }

    /** @param isLost whether the statement never reaches the database; else it is carried out, and nobody hears of it */
    private void killAt(final String statement, final boolean isLost, final CompletableFuture<Process> started) {
        sandbox.database().onNext(sql -> sql.startsWith(statement), session -> {
            kill(started);
            if (isLost) {
                throw new SQLException("SANDBOX: lost with the client");
            }
        });
    }

    private List<String> catalogue() {
        return sandbox.database().catalogue();
    }

    private void assertIsDeployed() {
        assertThat(catalogue()).isEqualTo(clean).contains(parameter(AFTER));
    }

    private static String parameter(final String languages) {
        return "SystemParameter[name=SCRIPT_LANGUAGES, value=" + languages + "]";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT SYSTEM_VALUE | true  | R=builtin_r",
                "ALTER SYSTEM        | true  | R=builtin_r",
                "ALTER SYSTEM        | false | R=builtin_r JAVA=builtin_java",
                "ALTER SESSION       | false | R=builtin_r",
                "CREATE SCHEMA       | false | R=builtin_r JAVA=builtin_java",
                "CREATE TABLE        | false | R=builtin_r JAVA=builtin_java",
                "COMMIT              | true  | R=builtin_r JAVA=builtin_java",
            })
    void leavesNothingButTheLanguage(final String statement, final boolean isLost, final String languages)
            throws Exception {
        killAt(statement, isLost, process);
        assertIsKilled(line(), process);
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
        assertThat(catalogue()).contains(parameter(languages));
        line().runWell();
        assertIsDeployed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE JAVA SET SCRIPT \"SME\".\"SME_NODE", "SELECT \"SME\".\"SME_NODE"})
    void leavesNoTraceOfTheQuestionToTheNodes(final String statement) throws Exception {
        final List<String> before = catalogue();
        killAt(statement, false, process);
        assertIsKilled(uploadingLine().waiting(), process);
        assertThat(catalogue()).isEqualTo(before);
        assertThat(sandbox.bucketFs().requests()).isEmpty();
    }

    @Test
    void leavesNoScriptAtAnyOfThem() throws Exception {
        for (final List<String> scripts :
                List.of(DeployedObjects.CREATE_JAVA_SCRIPTS, DeployedObjects.CREATE_LUA_SCRIPTS)) {
            for (final String script : scripts) {
                final CompletableFuture<Process> started = new CompletableFuture<>();
                killAt(script, false, started);
                assertIsKilled(line(), started);
                assertThat(DeployedObjects.in(sandbox)).isEmpty();
            }
        }
        line().runWell();
        assertIsDeployed();
    }

    @Test
    void isCompleteWhenItsCommitHadArrived() throws Exception {
        killAt("COMMIT", false, process);
        assertIsKilled(line(), process);
        assertIsDeployed();
        final SentStatements sent = new SentStatements(sandbox);
        line().runWell();
        assertThat(sent.takeChanges()).isEmpty();
    }

    @Test
    void uploadsTheWholeJarAfterHalfAnUpload() throws Exception {
        sandbox.bucketFs().beforeNext(() -> kill(process));
        assertIsKilled(uploadingLine(), process);
        assertThat(catalogue()).contains(parameter(BEFORE));
        // The worst that a server may keep of it.
        sandbox.bucketFs().put("default", JarLocation.fileName(), new byte[] {'P', 'K'});
        uploadingLine().runWell();
        assertThat(sandbox.bucketFs().content("default", JarLocation.fileName()))
                .isEqualTo(Files.readAllBytes(UDF_JAR));
        assertIsDeployed();
    }

    @Test
    void doesNotMindAnUploadWhoseAnswerNobodyHeard() throws Exception {
        sandbox.bucketFs().afterNext(() -> kill(process));
        assertIsKilled(uploadingLine(), process);
        assertThat(sandbox.bucketFs().content("default", JarLocation.fileName()))
                .isEqualTo(Files.readAllBytes(UDF_JAR));
        assertThat(catalogue()).contains(parameter(BEFORE));
        uploadingLine().runWell();
        assertIsDeployed();
    }
}

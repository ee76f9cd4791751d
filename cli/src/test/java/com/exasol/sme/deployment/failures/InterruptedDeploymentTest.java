package com.exasol.sme.deployment.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that somebody ends with Ctrl-C. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedDeploymentTest {
    private static final int LIMIT_IN_MINUTES = 5;
    /** What a shell sees of a program that SIGINT has ended. */
    private static final int INTERRUPTED = 130;
    /** Signal 2 among the bits of signals, which begin with signal 1. */
    private static final long SIGINT_BIT = 1L << 1;

    @TempDir
    private Path directory;

    private final Sandbox sandbox = Sandbox.start();
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final CompletableFuture<Void> told = new CompletableFuture<>();

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** Interrupts the deployment before a statement, which goes on when the program has said its last word. */
    private void interruptBefore(final String statement) {
        sandbox.database().onNext(sql -> sql.startsWith(statement), session -> {
            try {
                final Process running = process.get(LIMIT_IN_MINUTES, TimeUnit.MINUTES);
                new ProcessBuilder("kill", "-INT", String.valueOf(running.pid()))
                        .start()
                        .waitFor();
                running.waitFor(LIMIT_IN_MINUTES, TimeUnit.MINUTES);
                told.complete(null);
            } catch (final Exception exception) {
                told.completeExceptionally(exception);
            }
        });
    }

    /** A shell that starts a program with {@code &} has it ignore SIGINT, and all that it starts in turn. */
    private static boolean isInterruptIgnored() throws IOException {
        final Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(
                                line.substring(line.indexOf(':') + 1).strip(), 16))
                        .anyMatch(signals -> (signals & SIGINT_BIT) != 0);
    }

    @Test
    void rollsBackAndSaysWhatStateThingsAreIn() throws Exception {
        assumeFalse(isInterruptIgnored(), "whoever started this build has it ignore SIGINT, as a shell does with &");
        final List<String> before = sandbox.database().catalogue();
        interruptBefore("CREATE OR REPLACE LUA SCRIPT");
        final Path err = directory.resolve("err");
        final DeployLine line = DeployLine.to(sandbox);
        process.complete(
                SmeJar.startAgainstSandbox(line.environment(), err, line.words().toArray(String[]::new)));
        told.get(LIMIT_IN_MINUTES, TimeUnit.MINUTES);
        assertThat(process.get().exitValue()).isEqualTo(INTERRUPTED);
        sandbox.database().awaitTheEndOfAllSessions();
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        assertThat(SeenErrorCodes.record(Secrets.watch("standard error of sme", Files.readString(err))))
                .contains("E-SME-CLI-27: The command was interrupted. The database rolls back what was not committed")
                .contains("Run 'sme status'")
                .doesNotContain("\tat ");
    }
}

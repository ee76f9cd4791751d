package com.exasol.sme.cli;

import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.Terminal;
import com.exasol.sme.cluster.Waiting;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** A command that runs in the JVM of the test against a sandbox, in time that the test lets pass. */
public final class CommandInSandbox implements Waiting {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Deque<Event> events = new ArrayDeque<>();
    private boolean isTerminal;
    private long now;
    private int pauses;
    private Duration longer = Duration.ZERO;

    /** What happens while the command waits. */
    @FunctionalInterface
    public interface Event {
        void happen() throws InterruptedException;
    }

    /** Lets something happen during the next pause that nothing is planned for yet. */
    public CommandInSandbox onPause(final Event event) {
        events.add(event);
        return this;
    }

    /** Lets more time pass at every pause than was asked for, so that it is up soon. */
    public CommandInSandbox inAHurry() {
        longer = Duration.ofMinutes(1);
        return this;
    }

    public CommandInSandbox onTerminal() {
        isTerminal = true;
        return this;
    }

    /**
     * Runs what {@link SmeJar#runAgainstSandbox} runs, in real time but without a process: a start of one costs more
     * than most commands.
     */
    public static CommandResult execute(final Map<String, String> environment, final String... arguments) {
        final CommandInSandbox command = new CommandInSandbox();
        final int exitCode = command.run(environment, Waiting.REAL, arguments);
        return new CommandResult(exitCode, command.out(), command.err());
    }

    /** Runs a command line and gives its exit code. */
    public int run(final String... arguments) {
        return run(Sandbox.passwords(), this, arguments);
    }

    private int run(final Map<String, String> environment, final Waiting waiting, final String... arguments) {
        final int exitCode = Main.execute(
                new CommandContext(
                        new Terminal(
                                new PrintWriter(out), new PrintWriter(err), question -> Optional.empty(), isTerminal),
                        environment,
                        Path.of("there-is-no-such-file"),
                        DriverManager::getConnection,
                        waiting),
                arguments);
        SeenErrorCodes.record(Secrets.watch("standard error of a command", err()));
        Secrets.watch("standard output of a command", out());
        return exitCode;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void pause(final Duration time) throws InterruptedException {
        pauses++;
        now += time.plus(longer).toNanos();
        final Event event = events.poll();
        if (event != null) {
            event.happen();
        }
    }

    /** How often the command has waited. */
    public int pauses() {
        return pauses;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}

package com.exasol.sme.cli;

import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.PasswordPrompt;
import com.exasol.sme.cli.terminal.Terminal;
import com.exasol.sme.cluster.Waiting;
import com.exasol.sme.database.DatabaseConnector;
import com.exasol.sme.database.FakeDatabase;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** One call of the command line with everything around it replaced. */
final class CommandRun {
    final FakeDatabase database = new FakeDatabase();
    final List<String> questions = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private DatabaseConnector connector = database::open;
    private Path settings = Path.of("there-is-no-such-file");
    private String typed;
    private Waiting waiting = Waiting.REAL;
    private boolean isTerminal;

    CommandRun with(final String variable, final String value) {
        environment.put(variable, value);
        return this;
    }

    /** Puts a file of options into its home. */
    CommandRun at(final Path file) {
        settings = file;
        return this;
    }

    CommandRun typing(final String password) {
        typed = password;
        return this;
    }

    CommandRun connecting(final DatabaseConnector other) {
        connector = other;
        return this;
    }

    int run(final String... arguments) {
        final int exitCode = Main.execute(context(), arguments);
        SeenErrorCodes.record(Secrets.watch("standard error of a command", err.toString()));
        Secrets.watch("standard output of a command", out.toString());
        return exitCode;
    }

    CommandLine commandLine() {
        return Main.commandLine(context());
    }

    private CommandContext context() {
        return new CommandContext(
                new Terminal(new PrintWriter(out), new PrintWriter(err), new Prompt(), isTerminal),
                environment,
                settings,
                connector,
                waiting);
    }

    /** Somebody who types at a terminal, if anything is to be typed. */
    private final class Prompt implements PasswordPrompt {
        @Override
        public boolean isThere() {
            return typed != null;
        }

        @Override
        public Optional<char[]> ask(final String question) {
            questions.add(question);
            return Optional.ofNullable(typed).map(String::toCharArray);
        }
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** The same without the warning about passwords on the command line, where many tests give them. */
    String errors() {
        return err().replaceFirst("^Warning: the password behind [^\\n]*\\n", "");
    }
}

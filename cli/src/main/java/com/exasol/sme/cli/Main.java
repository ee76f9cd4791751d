package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.deploy.Secret;
import com.exasol.sme.deploy.SmeException;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The command line of sme. */
public final class Main {
    private Main() {}

    public static void main(final String[] arguments) {
        // Java 22 to 24 have another console, which is there without a terminal as well.
        System.setProperty("jdk.console", "java.base");
        final Surroundings surroundings = new Surroundings(
                // Not System.out, which keeps to itself that a disk is full.
                new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8)),
                new PrintWriter(System.err, true, UTF_8),
                System.getenv(),
                Path.of(System.getProperty("user.home"), ".sme.properties"),
                Main::ask,
                DriverManager::getConnection);
        System.exit(execute(surroundings, arguments));
    }

    /** Runs a command and returns its exit code. */
    static int execute(final Surroundings surroundings, final String... arguments) {
        final CommandLine commandLine = commandLine(surroundings);
        try {
            takeSettings(commandLine, surroundings);
        } catch (final SmeException exception) {
            surroundings.tell(exception.getMessage());
            return exception.exitCode();
        }
        final List<String> words = List.of(arguments);
        final SecretWords secrets = new SecretWords(commandLine);
        secrets.shown(words)
                .ifPresent(option -> surroundings.tell("Warning: the password behind " + option
                        + " can be seen in the process list and in the history of the shell."
                        + " Leave it out to be asked for it, or set it in the environment."));
        return commandLine.execute(secrets.shielded(words).toArray(String[]::new));
    }

    private static void takeSettings(final CommandLine commandLine, final Surroundings surroundings) {
        final SettingsFile settings = SettingsFile.read(surroundings.settings());
        settings.check(commandLine);
        settings.secrets(commandLine)
                .forEach(option -> surroundings.tell("Warning: the password for " + option + " stands in "
                        + surroundings.settings() + ", where whoever may read the file reads it."
                        + " Take it out, and set it in the environment or be asked for it."));
        commandLine.setDefaultValueProvider(settings);
    }

    static CommandLine commandLine(final Surroundings surroundings) {
        final ErrorMessages messages = new ErrorMessages();
        return new CommandLine(new SmeCommand())
                .addSubcommand(OptionHelp.grouped(new CommandLine(new DeployCommand(surroundings))))
                .addSubcommand(OptionHelp.grouped(new CommandLine(new CompletionCommand(surroundings))))
                .registerConverter(Secret.class, text -> Secret.of(text.toCharArray()))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setParameterExceptionHandler(messages)
                .setExecutionExceptionHandler(messages);
    }

    @SuppressWarnings("SystemConsoleNull")
    private static Optional<char[]> ask(final String question) {
        final Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readPassword("%s", question));
    }
}

package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.cli.terminal.Surroundings;
import com.exasol.sme.cli.terminal.Terminal;
import com.exasol.sme.cluster.Waiting;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The command line of sme. */
public final class Main {
    private static final List<String> COMMANDS = List.copyOf(CommandList.CLASSES.keySet());
    /** Options of sme itself that are about no command. */
    private static final List<String> ROOT_OPTIONS = List.of("--help", "--version");

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
                DriverManager::getConnection,
                Waiting.REAL,
                Terminal.isWatched());
        System.exit(execute(surroundings, arguments));
    }

    /** Runs a command and returns its exit code. */
    static int execute(final Surroundings surroundings, final String... arguments) {
        final CommandLine commandLine = commandLine(surroundings, arguments);
        try {
            if (Files.exists(surroundings.settings())) {
                takeSettings(commandLine, surroundings);
            }
            SwitchWords.refuseEmpty(commandLine, List.of(arguments));
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
        final CommandLine all = commandLine(surroundings);
        settings.check(all);
        settings.secrets(all)
                .forEach(option -> surroundings.tell("Warning: the password for " + option + " stands in "
                        + surroundings.settings() + ", where whoever may read the file reads it."
                        + " Take it out, and set it in the environment or be asked for it."));
        commandLine.setDefaultValueProvider(settings);
    }

    /** Reads only the options that are asked for, as those of all commands take most of the time. */
    private static CommandLine commandLine(final Surroundings surroundings, final String... arguments) {
        if (arguments.length == 1 && ROOT_OPTIONS.contains(arguments[0])) {
            return complete(surroundings, CommandList.withoutOptions());
        }
        final boolean isOne =
                arguments.length > 0 && !arguments[0].equals(CompletionCommand.NAME) && COMMANDS.contains(arguments[0]);
        return commandLine(surroundings, isOne ? List.of(arguments[0]) : COMMANDS);
    }

    static CommandLine commandLine(final Surroundings surroundings) {
        return commandLine(surroundings, COMMANDS);
    }

    private static CommandLine commandLine(final Surroundings surroundings, final List<String> commands) {
        final CommandLine commandLine = new CommandLine(new SmeCommand());
        for (final String name : commands) {
            commandLine.addSubcommand(OptionHelp.grouped(new CommandLine(command(name, surroundings))));
        }
        return complete(surroundings, commandLine);
    }

    private static CommandLine complete(final Surroundings surroundings, final CommandLine commandLine) {
        final ErrorMessages messages = new ErrorMessages();
        return commandLine
                .registerConverter(Secret.class, text -> Secret.of(text.toCharArray()))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setParameterExceptionHandler(messages)
                .setExecutionExceptionHandler(messages);
    }

    private static Object command(final String name, final Surroundings surroundings) {
        return switch (name) {
            case "deploy" -> new DeployCommand(surroundings);
            case "status" -> new StatusCommand(surroundings);
            case "undeploy" -> new UndeployCommand(surroundings);
            case "connection" -> new ConnectionCommand(surroundings);
            case "grant" -> new GrantCommand(surroundings);
            case "iam-policy" -> new IamPolicyCommand(surroundings);
            case CompletionCommand.NAME -> new CompletionCommand(surroundings);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @SuppressWarnings("SystemConsoleNull")
    private static Optional<char[]> ask(final String question) {
        final Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readPassword("%s", question));
    }
}

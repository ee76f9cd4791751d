package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.StandardError;
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
        final CommandContext context = new CommandContext(
                new Terminal(
                        // Not System.out, which keeps to itself that a disk is full.
                        new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8)),
                        new PrintWriter(System.err, true, UTF_8),
                        Main::ask,
                        StandardError.isWatched()),
                System.getenv(),
                Path.of(System.getProperty("user.home"), ".sme.properties"),
                DriverManager::getConnection,
                Waiting.REAL);
        System.exit(execute(context, arguments));
    }

    /** Runs a command and returns its exit code. */
    static int execute(final CommandContext context, final String... arguments) {
        final CommandLine commandLine = commandLine(context, arguments);
        try {
            if (Files.exists(context.settings())) {
                takeSettings(commandLine, context);
            }
            SwitchWords.refuseEmpty(commandLine, List.of(arguments));
        } catch (final SmeException exception) {
            context.terminal().tell(exception.getMessage());
            return exception.exitCode();
        }
        final List<String> words = List.of(arguments);
        final SecretWords secrets = new SecretWords(commandLine);
        secrets.shown(words).ifPresent(option -> context.terminal()
                .tell("Warning: the password behind " + option
                        + " can be seen in the process list and in the history of the shell."
                        + " Leave it out to be asked for it, or set it in the environment."));
        return commandLine.execute(secrets.shielded(words).toArray(String[]::new));
    }

    private static void takeSettings(final CommandLine commandLine, final CommandContext context) {
        final SettingsFile settings = SettingsFile.read(context.settings());
        final CommandLine all = commandLine(context);
        settings.check(all);
        settings.secrets(all).forEach(option -> context.terminal()
                .tell("Warning: the password for " + option + " stands in "
                        + context.settings() + ", where whoever may read the file reads it."
                        + " Take it out, and set it in the environment or be asked for it."));
        commandLine.setDefaultValueProvider(settings);
    }

    /** Reads only the options that are asked for, as those of all commands take most of the time. */
    private static CommandLine commandLine(final CommandContext context, final String... arguments) {
        if (arguments.length == 1 && ROOT_OPTIONS.contains(arguments[0])) {
            return complete(context, CommandList.withoutOptions());
        }
        final boolean isOne =
                arguments.length > 0 && !arguments[0].equals(CompletionCommand.NAME) && COMMANDS.contains(arguments[0]);
        return commandLine(context, isOne ? List.of(arguments[0]) : COMMANDS);
    }

    static CommandLine commandLine(final CommandContext context) {
        return commandLine(context, COMMANDS);
    }

    private static CommandLine commandLine(final CommandContext context, final List<String> commands) {
        final CommandLine commandLine = new CommandLine(new SmeCommand());
        for (final String name : commands) {
            commandLine.addSubcommand(OptionHelp.grouped(new CommandLine(command(name, context))));
        }
        return complete(context, commandLine);
    }

    private static CommandLine complete(final CommandContext context, final CommandLine commandLine) {
        final ErrorMessages messages = new ErrorMessages();
        return commandLine
                .registerConverter(Secret.class, text -> Secret.of(text.toCharArray()))
                .setOut(context.terminal().out())
                .setErr(context.terminal().err())
                .setParameterExceptionHandler(messages)
                .setExecutionExceptionHandler(messages);
    }

    private static Object command(final String name, final CommandContext context) {
        return switch (name) {
            case "deploy" -> new DeployCommand(context);
            case "status" -> new StatusCommand(context);
            case "undeploy" -> new UndeployCommand(context);
            case "connection" -> new ConnectionCommand(context);
            case "grant" -> new GrantCommand(context);
            case "iam-policy" -> new IamPolicyCommand(context);
            case CompletionCommand.NAME -> new CompletionCommand(context);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @SuppressWarnings("SystemConsoleNull")
    private static Optional<char[]> ask(final String question) {
        final Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readPassword("%s", question));
    }
}

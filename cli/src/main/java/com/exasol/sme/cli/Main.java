package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.ConsolePrompt;
import com.exasol.sme.cli.terminal.StandardError;
import com.exasol.sme.cli.terminal.StandardOutput;
import com.exasol.sme.cli.terminal.Terminal;
import com.exasol.sme.cli.words.CommandWords;
import com.exasol.sme.cli.words.NativeText;
import com.exasol.sme.cli.words.SecretWords;
import com.exasol.sme.cli.words.SettingsFile;
import com.exasol.sme.cli.words.SettingsWords;
import com.exasol.sme.cli.words.SwitchWords;
import com.exasol.sme.cluster.Waiting;
import com.exasol.sme.shared.FilePath;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line of sme. */
public final class Main {
    private static final List<String> COMMANDS = List.copyOf(CommandList.CLASSES.keySet());
    /** Options of sme itself that are about no command. */
    private static final List<String> ROOT_OPTIONS = List.of("--help", "--version");

    private Main() {}

    public static void main(final String[] arguments) {
        // Java 22 to 24 have another console, which is there without a terminal as well.
        System.setProperty("jdk.console", "java.base");
        NativeText.readTerminalAsUtf8();
        // Not System.out, which keeps to itself that a disk is full.
        final StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        final Terminal terminal = new Terminal(
                new PrintWriter(new OutputStreamWriter(out, UTF_8)),
                new PrintWriter(System.err, true, UTF_8),
                new ConsolePrompt(),
                StandardError.isWatched(),
                out::isReaderGone,
                new AtomicBoolean());
        System.exit(execute(terminal, arguments));
    }

    private static int execute(final Terminal terminal, final String... arguments) {
        try {
            final NativeText text = NativeText.ofThisProcess();
            final CommandContext context = new CommandContext(
                    terminal,
                    text.environment(System.getenv()),
                    settings(terminal),
                    DriverManager::getConnection,
                    Waiting.REAL);
            return execute(context, text.arguments(arguments));
        } catch (final SmeException exception) {
            terminal.tell(exception.getMessage());
            return exception.exitCode();
        }
    }

    private static Path settings(final Terminal terminal) {
        try {
            return FilePath.of(System.getProperty("user.home")).resolve(".sme.properties");
        } catch (final IOException exception) {
            terminal.tell("Warning: .sme.properties in the home directory is not looked for: " + exception.getMessage()
                    + ".");
            // Only systems that have this file have directories with such names.
            return Path.of("/dev/null");
        }
    }

    /** Runs a command and returns its exit code. */
    static int execute(final CommandContext context, final String... arguments) {
        final CommandLine commandLine = commandLine(context, arguments);
        final List<String> typed = List.of(arguments);
        final Optional<String> question =
                typed.stream().filter(ROOT_OPTIONS::contains).findFirst();
        if (question.isPresent() && COMMANDS.contains(arguments[0])) {
            // Who asks for help gets it, whatever is wrong with the rest.
            return commandLine.execute(arguments[0], question.get());
        }
        final SecretWords secrets = new SecretWords(commandLine);
        final CommandWords words;
        try {
            words = words(CommandWords.read(typed, secrets), commandLine, context);
        } catch (final SmeException exception) {
            context.terminal().tell(exception.getMessage());
            return exception.exitCode();
        }
        secrets.shown(typed).ifPresent(option -> context.terminal()
                .tell("Warning: the password behind " + option
                        + " can be seen in the process list and in the history of the shell."
                        + " Leave it out to be asked for it, or set it in the environment."));
        final ErrorMessages messages = new ErrorMessages(words, context.terminal());
        try {
            SwitchWords.refuseEmpty(commandLine, words.texts());
        } catch (final SmeException exception) {
            context.terminal().tell(messages.told(exception, commandLine));
            return exception.exitCode();
        }
        return commandLine
                .setExecutionStrategy(result -> run(result, context))
                .setParameterExceptionHandler(messages)
                .setExecutionExceptionHandler(messages)
                .execute(words.texts().toArray(String[]::new));
    }

    private static int run(final ParseResult result, final CommandContext context) {
        if (result.hasSubcommand() && result.subcommand().matchedOptionValue("--quiet", false)) {
            context.terminal().hush();
        }
        return new CommandLine.RunLast().execute(result);
    }

    private static CommandWords words(
            final CommandWords typed, final CommandLine commandLine, final CommandContext context) {
        if (!Files.exists(context.settings())) {
            return typed;
        }
        final SettingsFile settings = SettingsFile.read(context.settings(), commandLine(context));
        settings.secrets().forEach(option -> context.terminal()
                .tell("Warning: the password for " + option + " stands in "
                        + context.settings() + ", where whoever may read the file reads it."
                        + " Take it out, and set it in the environment or be asked for it."));
        return new SettingsWords(settings).into(typed, commandLine);
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
        return commandLine
                .setExpandAtFiles(false)
                .registerConverter(Secret.class, text -> Secret.of(text.toCharArray()))
                .setOut(context.terminal().out())
                .setErr(context.terminal().err());
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
}

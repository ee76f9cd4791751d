package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.cluster.Waiting;
import com.exasol.sme.deploy.Secret;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.sql.DriverManager;
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
                Main::ask,
                DriverManager::getConnection,
                Waiting.REAL,
                Terminal.isWatched());
        System.exit(commandLine(surroundings).execute(arguments));
    }

    static CommandLine commandLine(final Surroundings surroundings) {
        final ErrorMessages messages = new ErrorMessages();
        return new CommandLine(new SmeCommand())
                .addSubcommand(OptionHelp.grouped(new CommandLine(new DeployCommand(surroundings))))
                .addSubcommand(OptionHelp.grouped(new CommandLine(new ConnectionCommand(surroundings))))
                .addSubcommand(OptionHelp.grouped(new CommandLine(new GrantCommand(surroundings))))
                .addSubcommand(OptionHelp.grouped(new CommandLine(new IamPolicyCommand(surroundings))))
                .addSubcommand(OptionHelp.grouped(new CommandLine(new StatusCommand(surroundings))))
                .addSubcommand(OptionHelp.grouped(new CommandLine(new UndeployCommand(surroundings))))
                .registerConverter(Secret.class, text -> Secret.of(text.toCharArray()))
                // A password may start with the character that would mean a file of arguments.
                .setExpandAtFiles(false)
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

package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.Terminal;
import com.exasol.sme.cluster.Waiting;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the sources of the manual pages, one per command; the build makes the pages of them. */
public final class ManPages {
    private ManPages() {}

    /** Writes them into the directory that is the only argument. */
    public static void main(final String[] arguments) throws IOException {
        final CommandLine commandLine = Main.commandLine(new CommandContext(
                new Terminal(
                        new PrintWriter(System.out, true, UTF_8),
                        new PrintWriter(System.err, true, UTF_8),
                        question -> Optional.empty(),
                        false),
                Map.of(),
                Path.of("no-settings"),
                (url, properties) -> {
                    throw new IllegalStateException("Nobody connects to write a manual");
                },
                Waiting.REAL));
        final List<CommandSpec> specs = new ArrayList<>(List.of(commandLine.getCommandSpec()));
        commandLine.getSubcommands().values().forEach(command -> specs.add(command.getCommandSpec()));
        final File directory = new File(arguments[0]);
        Files.createDirectories(directory.toPath());
        final int exitCode = ManPageGenerator.generateManPage(
                directory, null, new boolean[0], false, specs.toArray(CommandSpec[]::new));
        if (exitCode != 0) {
            throw new IllegalStateException("No manual pages: " + exitCode);
        }
    }
}

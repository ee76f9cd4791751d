package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.Terminal;
import com.exasol.sme.cluster.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Writes the manual pages, one per command. */
public final class ManPages {
    private static final Map<String, List<String>> EXAMPLES = Map.of(
            "sme",
            List.of("java -jar sme.jar deploy --to-print --schema SME", "java -jar sme.jar status @my.options --json"),
            "sme deploy",
            List.of(
                    "sme deploy --dsn exasol.example.com:8563 --db-user sys --schema SME",
                    "sme deploy --to-print --schema '\"my schema\"' > deploy.sql"),
            "sme status",
            List.of("sme status --dsn exasol.example.com:8563 --db-user sys --schema SME --quiet"),
            "sme undeploy",
            List.of("sme undeploy --dsn exasol.example.com:8563 --db-user sys --schema SME --drop-metadata"),
            "sme connection",
            List.of(
                    "sme connection --connection AWS_CONN --s3-bucket my-bucket \\",
                    "    --aws-region eu-central-1 --dsn exasol.example.com:8563 --db-user sys"),
            "sme grant",
            List.of(
                    "sme grant --to ANALYSTS --for training --schema SME \\",
                    "    --connection AWS_CONN --data CREDIT.TRAINING --to-print"),
            "sme iam-policy",
            List.of("sme iam-policy --s3-bucket my-bucket --aws-region eu-central-1 --only user"),
            "sme completion",
            List.of("source <(sme completion)"));

    private ManPages() {}

    /** Takes the page about the environment, the time of the build, and the directories that get all pages. */
    public static void main(final String[] arguments) throws IOException {
        final ManText environment = new ManText(Files.readString(Path.of(arguments[0]), UTF_8));
        for (final Map.Entry<String, String> page :
                all(environment, arguments[1].substring(0, 10)).entrySet()) {
            for (final String directory : List.of(arguments).subList(2, arguments.length)) {
                Files.createDirectories(Path.of(directory));
                Files.writeString(Path.of(directory, page.getKey()), page.getValue(), UTF_8);
            }
        }
    }

    /** {@return all pages by their files} */
    private static Map<String, String> all(final ManText environment, final String day) {
        final CommandLine root = commandLine();
        final Map<String, String> pages = new LinkedHashMap<>();
        pages.put("sme.1", new ManPage(root, environment, EXAMPLES.get("sme")).text(day));
        root.getSubcommands()
                .forEach((name, command) -> pages.put(
                        "sme-" + name + ".1",
                        new ManPage(command, environment, EXAMPLES.get("sme " + name)).text(day)));
        return pages;
    }

    private static CommandLine commandLine() {
        return Main.commandLine(new CommandContext(
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
    }
}

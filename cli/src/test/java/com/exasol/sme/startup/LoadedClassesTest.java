package com.exasol.sme.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code sme.jar} loads for a command: nothing that only a connection or an upload needs. */
class LoadedClassesTest {
    private static final Pattern DRIVER = Pattern.compile("com\\.exasol\\.jdbc\\..*");
    private static final Pattern ONLY_FOR_SERVERS = Pattern.compile("com\\.exasol\\.(jdbc|bucketfs|config)\\..*"
            + "|me\\.tongfei\\..*|jakarta\\.json\\..*|org\\.eclipse\\..*|com\\.fasterxml\\..*|software\\.amazon\\..*"
            + "|java\\.net\\.http\\..*|javax\\.net\\.ssl\\..*|sun\\.security\\.ssl\\..*");
    private static final Pattern OPTIONS = Pattern.compile("com\\.exasol\\.sme\\.cli\\.[\\w.]+Options");

    @TempDir
    private Path directory;

    private List<String> loadedBy(final String... arguments) throws IOException, InterruptedException {
        final Path log = directory.resolve("classes.log");
        final List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none",
                "-jar",
                Path.of("target", "sme.jar").toString()));
        words.addAll(List.of(arguments));
        new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        try (var lines = Files.lines(log, UTF_8)) {
            return lines.map(line -> line.replaceFirst(" .*", "")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "deploy --help",
                "deploy --to-print --schema X",
                "status --to-print --schema X",
                "undeploy --to-print --delete-jar --schema X",
                "grant --to-print --to A --for training --schema X --connection C",
                "iam-policy --s3-bucket bucket --aws-region eu-central-1"
            })
    void areNoneOfServersWithoutAServer(final String arguments) throws IOException, InterruptedException {
        assertThat(loadedBy(arguments.split(" ", -1)))
                .contains("com.exasol.sme.cli.Main")
                .noneMatch(ONLY_FOR_SERVERS.asMatchPredicate());
    }

    /** Else the test above would not notice a driver. */
    @Test
    void areThoseOfTheDriverWithADatabase() throws IOException, InterruptedException {
        assertThat(loadedBy(
                        "deploy --schema X --no-upload --dsn 127.0.0.1:1 --db-user SYS --db-password=x".split(" ", -1)))
                .anyMatch(DRIVER.asMatchPredicate());
    }

    @Test
    void areOptionsOfNoCommandForTheListOfCommands() throws IOException, InterruptedException {
        assertThat(loadedBy("--help").stream().filter(OPTIONS.asMatchPredicate()))
                .containsExactly("com.exasol.sme.cli.options.GeneralOptions");
    }
}

package com.exasol.sme.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Variables and JVM options in the reference are those that the sources know. */
class EnvironmentPageTest {
    private static final DocumentPage PAGE = new DocumentPage("reference/environment.md");
    private static final List<Path> COMMANDS = List.of(Path.of("src", "main", "java"));
    private static final List<Path> SCRIPTS =
            List.of(Path.of("src", "main", "resources"), Path.of("src", "main", "lua"));
    private static final List<Path> UDFS = List.of(Path.of("..", "udf", "src", "main"));

    private static NavigableSet<String> found(final String text, final String pattern) {
        final NavigableSet<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static NavigableSet<String> inFiles(final List<Path> directories, final String pattern) throws IOException {
        final NavigableSet<String> found = new TreeSet<>();
        for (final Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (final Path file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(found(Files.readString(file, UTF_8), pattern));
                }
            }
        }
        return found;
    }

    @Test
    void hasTheVariablesOfTheCommands() throws IOException {
        assertThat(found(PAGE.text(), "(?m)^\\| `([A-Z_]+)` \\|"))
                .isEqualTo(inFiles(COMMANDS, "\"((?:DB|BUCKETFS|SAAS|AWS)_[A-Z_]+|COLUMNS)\""))
                .hasSizeGreaterThan(5);
    }

    @Test
    void hasTheOptionsOfTheJvm() throws IOException {
        final NavigableSet<String> options = inFiles(SCRIPTS, "-D([a-z]+\\.\\w+)");
        options.addAll(inFiles(UDFS, "properties, \"(sme\\.\\w+)\""));
        assertThat(found(PAGE.text(), "(?m)^\\| `-D([\\w.]+)="))
                .isEqualTo(options)
                .hasSizeGreaterThan(5);
    }
}

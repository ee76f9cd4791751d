package com.exasol.sme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the error codes of the sources, of the manual and of all test runs; the build runs it after them. */
class ErrorCodesCheck {
    private static final Pattern CODE = Pattern.compile("[EFW]-SME-[A-Z]+-\\d+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([EFW]-SME-[A-Z]+-\\d+)` \\|");

    @Test
    void everyCodeOfTheSourcesIsInTheManualOnce() throws IOException {
        final List<String> manual = ROW.matcher(
                        Files.readString(Path.of("..", "docs", "reference", "errors.md"), UTF_8))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(manual).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sources());
    }

    @Test
    void noNumberIsUsedTwice() throws IOException {
        assertThat(sources().stream().map(code -> code.substring(1))).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeOfTheSourcesWasSeenInATest() throws IOException {
        final String selected = System.getProperty("sme.testsSelected", "");
        assumeTrue(selected.isEmpty() || selected.startsWith("$"), "only some tests were run");
        final TreeSet<String> seen = new TreeSet<>();
        for (final Path module : List.of(Path.of("."), Path.of("..", "udf"))) {
            seen.addAll(Files.readAllLines(module.resolve("target/seen-error-codes.txt"), UTF_8));
        }
        assertThat(seen).isEqualTo(sources());
    }

    private static NavigableSet<String> sources() throws IOException {
        final NavigableSet<String> codes = new TreeSet<>();
        for (final Path module : List.of(Path.of("src", "main"), Path.of("..", "udf", "src", "main"))) {
            try (Stream<Path> files = Files.walk(module)) {
                for (final Path file : files.filter(Files::isRegularFile).toList()) {
                    CODE.matcher(Files.readString(file, UTF_8))
                            .results()
                            .map(MatchResult::group)
                            .forEach(codes::add);
                }
            }
        }
        return codes;
    }
}

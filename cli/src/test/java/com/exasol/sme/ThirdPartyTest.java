package com.exasol.sme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each JAR says about the libraries in it, beside what the build found out about them. */
class ThirdPartyTest {
    private static final Pattern FOUND =
            Pattern.compile("^ +((?:\\([^)]+\\) )+).*\\(([\\w.-]+):[\\w.-]+:[\\w.-]+ - ", Pattern.MULTILINE);
    private static final Pattern LICENCE = Pattern.compile("\\(([^)]+)\\) ");
    private static final Pattern NAMED = Pattern.compile("\\(([a-z][a-z0-9]*(?:\\.[a-z0-9]+)+)(?::[\\w-]+)?\\)");

    @ParameterizedTest
    @ValueSource(strings = {"cli", "udf"})
    void isNamedWithALicenceOfItsOwn(final String module) throws IOException {
        final List<String> lines = said(module).lines().toList();
        assertThat(found(module)).isNotEmpty().allSatisfy(library -> assertThat(lines)
                .as(library.group(0))
                .anyMatch(line -> names(line).contains(library.group(2))
                        && licences(library).stream().anyMatch(line::contains)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "udf"})
    void isThere(final String module) throws IOException {
        assertThat(names(said(module)))
                .isEqualTo(
                        found(module).stream().map(library -> library.group(2)).collect(Collectors.toSet()));
    }

    private static List<MatchResult> found(final String module) throws IOException {
        final String list = read(module, "target", "licenses", "THIRD-PARTY.txt");
        return FOUND.matcher(list).results().toList();
    }

    private static String said(final String module) throws IOException {
        return read(module, "src", "main", "resources", "META-INF", "sme", "THIRD-PARTY");
    }

    private static Set<String> licences(final MatchResult library) {
        return firstGroups(LICENCE, library.group(1));
    }

    private static Set<String> names(final String text) {
        return firstGroups(NAMED, text);
    }

    private static Set<String> firstGroups(final Pattern pattern, final String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(final String module, final String... path) throws IOException {
        return Files.readString(Path.of("..", module).resolve(Path.of("", path)), UTF_8);
    }
}

package com.exasol.sme.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.SmeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options that {@code --help} shows and those in the tables of the user guide. */
class OptionsInTheManualTest {
    private static final Path GUIDE = Path.of("..", "docs", "user-guide.md");
    private static final String NAME = "--(?:\\[no-])?[a-z][a-z-]*";
    /** The names at the start of a line, which may be followed by the name of a value. */
    private static final Pattern IN_HELP = Pattern.compile("(?m)^ {6}(--[^\\s,]+(?:, --[^\\s,]+)*)");

    /** The first table of options below a heading. */
    private static final String TABLE = "(?s)\n### %s\n.*?\n(\\| option .*?)\n\n";

    private static final String ALL = "All options";

    private static SortedSet<String> names(final String text, final String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> inHelp(final String command) {
        final String help = SmeProcess.runPackaged(Map.of(), command, "--help").out();
        final SortedSet<String> names = new TreeSet<>();
        IN_HELP.matcher(help).results().forEach(match -> names.addAll(names(match.group(1), NAME)));
        return names;
    }

    private static SortedSet<String> inTheTable(final String heading) throws IOException {
        final String table = Pattern.compile(TABLE.formatted(heading))
                .matcher(Files.readString(GUIDE, UTF_8))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining());
        return names(table, "`" + NAME);
    }

    @Test
    void areTheSame() throws IOException {
        assertThat(inTheTable(ALL)).isEqualTo(inHelp("deploy")).hasSizeGreaterThan(25);
    }

    /** Options for database, certificates and help are those of {@code sme deploy}. */
    @ParameterizedTest
    @CsvSource({
        "connection, AWS connection",
        "grant, Privileges",
        "iam-policy, IAM policies",
        "status, See what is installed",
        "undeploy, Uninstall"
    })
    void areTheSameForCommandsWithATableOfTheirOwn(final String command, final String heading) throws IOException {
        final SortedSet<String> own = inTheTable(heading);
        final SortedSet<String> help = inHelp(command);
        assertThat(help).containsAll(own).hasSizeGreaterThan(5);
        help.removeAll(own);
        assertThat(inTheTable(ALL)).containsAll(help);
    }
}

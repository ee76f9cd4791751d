package com.exasol.sme.language;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmOptionChangesTest {
    private static List<String> words(final String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    private static JvmOptionChanges.Result result(final String earlier, final String given, final String removed) {
        final Stream<JvmOption> options = words(given).stream().map(JvmOption::new);
        return new JvmOptionChanges(options.toList(), words(removed)).appliedTo(words(earlier));
    }

    @ParameterizedTest
    @CsvSource({
        "-Da=1 -Xmx2g, , , -Da=1 -Xmx2g",
        "-Da=1 -Xmx2g, -Db=2, , -Da=1 -Xmx2g -Db=2",
        "-Da=1 -Xmx2g, -Da=3, , -Da=3 -Xmx2g",
        "-Da=1 -Xmx2g, -Xmx1g, -Da, -Xmx1g",
        "-XX:+UseNUMA -Xss1m, -XX:-UseNUMA, -Xss, -XX:-UseNUMA",
        "-XX:TieredStopAtLevel=1, -XX:TieredStopAtLevel=3, , -XX:TieredStopAtLevel=3",
        "--add-opens=a/b=C, --add-opens=a/c=C, , --add-opens=a/b=C --add-opens=a/c=C",
        ", -Xmx2g, , -Xmx2g",
        "-Da=1, , -Db, -Da=1"
    })
    void keepWhatIsNotNamed(final String earlier, final String given, final String removed, final String expected) {
        assertThat(result(earlier, given, removed).options())
                .extracting(JvmOption::text)
                .isEqualTo(words(expected));
    }

    @Test
    void tellEachChange() {
        assertThat(result("-Da=1 -Db=2 -Dc=3 -Xmx2g", "-Db=4 -De=5 -Xmx2g", "-Dc -Df")
                        .report())
                .containsExactly(
                        "Removing the JVM option -Dc=3.",
                        "There is no JVM option -Df to remove.",
                        "Replacing the JVM option -Db=2 by the JVM option -Db=4.",
                        "Adding the JVM option -De=5.",
                        "Keeping the JVM options -Da=1, -Xmx2g; --remove-jvm-option removes.");
    }

    @Test
    void checkAllOfThemTogether() {
        assertRefused(() -> result("-Xmx256m", "-Xms512m", null)).hasMessageStartingWith("E-SME-CLI-85: '-Xmx256m'");
        assertRefused(() -> result("-XX:+UseG1GC", null, null))
                .hasMessageStartingWith("E-SME-CLI-7: '-XX:+UseG1GC' in --jvm-option cannot be given")
                .hasMessageEndingWith(
                        "It is one of the earlier deployment; --remove-jvm-option -XX:UseG1GC takes it out.");
    }
}

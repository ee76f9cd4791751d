package com.exasol.sme.predict.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.testkit.MarkdownRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/load-control.md are the rules of the code. */
class LoadRulesTest {
    private static final Path PAGE = Path.of("..", "docs", "load-control.md");

    /** {@return the cells of the rows of the table whose first column has that name} */
    private static List<List<String>> table(final String firstColumn) throws IOException {
        return MarkdownRows.of(Files.readString(PAGE, UTF_8), firstColumn);
    }

    private static double number(final String cell, final double ifEmpty) {
        return cell.isEmpty() ? ifEmpty : Double.parseDouble(cell.replace(" times", ""));
    }

    private static boolean fits(final String cell, final boolean fact) {
        return cell.isEmpty() || cell.equals(fact ? "yes" : "no");
    }

    /** {@return the first row of the page that fits} */
    private static String findingOnThePage(final double gain, final double delay) throws IOException {
        return table("found to be").stream()
                .filter(row -> gain >= number(row.get(1), 0))
                .filter(row -> delay < number(row.get(2), Double.POSITIVE_INFINITY))
                .findFirst()
                .orElseThrow()
                .get(0);
    }

    private static List<String> growthOnThePage(final boolean... facts) throws IOException {
        return table("rule").stream()
                .filter(row -> fits(row.get(1), facts[0])
                        && fits(row.get(2), facts[1])
                        && fits(row.get(3), facts[2])
                        && fits(row.get(4), facts[3]))
                .map(row -> row.get(5))
                .collect(Collectors.toList());
    }

    @Test
    void findsADoublingToBeWhatThePageSays() throws IOException {
        for (final double gain : new double[] {0.5, 1, 1.049, 1.05, 1.1, 1.249, 1.25, 1.5, 1.749, 1.75, 2}) {
            for (final double delay : new double[] {0.5, 1, 1.499, 1.5, 2, 10}) {
                assertThat(Finding.of(gain, delay).name())
                        .as("%s times the rows, %s times the time", gain, delay)
                        .isEqualTo(findingOnThePage(gain, delay));
            }
        }
    }

    @Test
    void doesWithADoublingWhatThePageSays() throws IOException {
        assertThat(table("found to be").stream().map(row -> row.get(0) + " " + row.get(3)))
                .containsExactlyElementsOf(Stream.of(Finding.values())
                        .map(finding -> finding + " " + finding.verdict)
                        .collect(Collectors.toList()));
    }

    @Test
    void growsByTheOnlyRowOfThePageThatFits() throws IOException {
        final boolean[] answers = {true, false};
        for (final boolean rowsMayGrow : answers) {
            for (final boolean requestsMayGrow : answers) {
                for (final boolean isFast : answers) {
                    for (final boolean didRowsGrow : answers) {
                        assertThat(growthOnThePage(rowsMayGrow, requestsMayGrow, isFast, didRowsGrow))
                                .containsExactly(GrowthRule.next(rowsMayGrow, requestsMayGrow, isFast, didRowsGrow)
                                        .name());
                    }
                }
            }
        }
    }

    @Test
    void namesTheRulesOfGrowthAsThePageDoes() throws IOException {
        assertThat(table("rule").stream().map(row -> row.get(0)))
                .containsExactlyElementsOf(
                        Stream.of(GrowthRule.values()).map(GrowthRule::name).collect(Collectors.toList()));
    }

    @Test
    void makesRequestsSmallerAsThePageSays() throws IOException {
        assertThat(table("seen"))
                .isEqualTo(Stream.of(Setback.values())
                        .map(setback -> List.of(
                                setback.name(), setback.rows.name(), setback.bytes.name(), setback.pause.name()))
                        .collect(Collectors.toList()));
    }
}

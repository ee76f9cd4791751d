package com.exasol.sme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts, arguments and result columns in the reference are those of the sources. */
class ScriptsPageTest {
    private static final DocumentPage PAGE = new DocumentPage("reference/scripts.md");

    @Test
    void hasWhatTheSourcesSay() throws IOException {
        final ScriptSources sources = new ScriptSources();
        PAGE.isRenewedBy(
                ScriptsPageTest.class,
                page -> MarkdownTable.renew(
                        page,
                        section -> section.equals("Scripts")
                                ? Map.of("object", sources.objects())
                                : sources.tables(section)));
    }

    @Test
    void hasATableOfArgumentsAndOneOfColumnsForEachScript() throws IOException {
        final String page = PAGE.text();
        assertThat(new ScriptSources().scripts()).hasSizeGreaterThan(5).allSatisfy(script -> {
            final String section = page.split("\n## " + script + "\n", 2)[1].split("\n## ", 2)[0];
            assertThat(section).containsPattern("\n\\| (argument|key) \\|").contains("\n| column | type |");
        });
    }

    @Test
    void leavesNothingToBeWritten() throws IOException {
        assertThat(PAGE.text().lines().filter(line -> line.contains("TO BE WRITTEN") || line.matches("\\|.*\\| *\\|")))
                .isEqualTo(List.of());
    }

    /** Its type is that of the target where the script writes none. */
    @Test
    void thePredictionFunctionsHaveTheirColumnsOnAPageOfTheirOwn() throws IOException {
        final String page = new DocumentPage("reference/predictions.md").text();
        assertThat(ScriptSources.columnsOfPredictions()).hasSizeGreaterThan(3).allSatisfy((name, type) -> assertThat(
                        page)
                .contains(
                        "\n| `" + name + "` | " + (type.isEmpty() ? "that of the target" : "`" + type + "`") + " | "));
    }
}

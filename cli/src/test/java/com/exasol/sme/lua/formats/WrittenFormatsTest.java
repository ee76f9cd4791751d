package com.exasol.sme.lua.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.testkit.MarkdownRows;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of settings that the tests of the UDF JAR read as well. */
class WrittenFormatsTest {
    private static List<List<String>> table() throws IOException {
        try (InputStream page = MarkdownRows.class.getResourceAsStream("/prediction-formats.md")) {
            return MarkdownRows.of(new String(page.readAllBytes(), UTF_8), "argument");
        }
    }

    @Test
    void writesTheSettingsOfTheTableOrRefusesWithItsCode() throws IOException, SQLException {
        final List<List<String>> table = table();
        final List<String> verdicts =
                FormatChecks.of(table.stream().map(row -> row.get(0)).toList());
        for (int row = 0; row < table.size(); row++) {
            final List<String> cells = table.get(row);
            if (cells.get(1).equals("taken")) {
                assertThat(verdicts.get(row)).as(cells.get(0)).isEqualTo(cells.get(2));
            } else {
                assertThat(verdicts.get(row)).as(cells.get(0)).startsWith(cells.get(1) + ": ");
            }
        }
    }
}

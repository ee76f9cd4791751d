package com.exasol.sme.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One literal file of texts, against both sides: the files of EXPORT and the requests of prediction. */
@ExtendWith(SharedInstallation.class)
class ExportedTextTest {
    private final Installation installation;

    ExportedTextTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void serve(final Installation installation) throws SQLException {
        TypesTable.create(installation, "TYPES");
        installation.serve(installation
                .training("typed")
                .with("input_table_or_view_name", "types")
                .with("target_attribute_name", "label"));
    }

    @Test
    void trainsOnTheTextsOfTheTable() {
        final String files = installation.exported("typed").stream()
                .map(installation::content)
                .collect(Collectors.joining());
        assertThat(files).startsWith(TypesTable.HEADER + "\n");
        final String rows = files.substring(TypesTable.HEADER.length() + 1);
        assertThat(CsvText.recordsByValue(rows, TypesTable.RATIO)).containsExactlyElementsOf(TypesTable.file());
    }

    @Test
    void asksForPredictionsWithTheTextsOfTheTable() throws SQLException {
        installation.run("SELECT DATA.TYPED(" + TypesTable.FEATURES + ") FROM DATA.TYPES");
        assertThat(CsvText.recordsByValue(installation.requestedRows("typed"), TypesTable.RATIO))
                .containsExactlyElementsOf(TypesTable.request());
    }
}

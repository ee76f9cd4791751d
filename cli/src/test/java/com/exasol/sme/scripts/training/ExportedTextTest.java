package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.scripts.installation.CsvText;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TypesTable;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One literal file of texts, against both sides: the files of EXPORT and the requests of prediction. */
@ExtendWith(QuickInstallation.class)
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
        assertThat(CsvText.records(rows)).containsExactlyElementsOf(TypesTable.file());
    }

    @Test
    void asksForPredictionsWithTheTextsOfTheTable() throws SQLException {
        installation.run("SELECT DATA.TYPED(" + TypesTable.FEATURES + ") FROM DATA.TYPES");
        assertThat(CsvText.records(installation.requestedRows("typed")))
                .containsExactlyElementsOf(TypesTable.request());
    }

    /** So it is the script for DOUBLE that makes them the same. */
    @Test
    void wouldTrainOnOtherTextsIfExportWroteTheDoubles() throws SQLException {
        installation.run("EXPORT (SELECT RATIO FROM DATA.TYPES WHERE ID IN (1, 4, 7)) INTO CSV AT AWS_CONN FILE"
                + " 'by-export.csv' REPLACE");
        assertThat(installation.content("by-export.csv")).isEqualTo("0.10000000000000001\n1.9999999999999998E+23\n5\n");
    }

    @Test
    void keepsTheTextsOfAModelThatWasTrainedBefore() throws SQLException {
        installation.run("UPDATE SME.SME_METADATA_AUTOPILOT_JOBS SET TEXT_RULE = NULL WHERE JOB_NAME = 'typed'");
        try {
            installation.run(Installation.deployment("typed", "typed_before"));
            installation.run("SELECT DATA.TYPED_BEFORE(" + TypesTable.FEATURES + ") FROM DATA.TYPES WHERE ID = 7");
            assertThat(installation.requestedRows("typed-before")).contains(",5.0,1970-01-01,");
        } finally {
            installation.run("UPDATE SME.SME_METADATA_AUTOPILOT_JOBS SET TEXT_RULE = 'SHORTEST_DOUBLE'"
                    + " WHERE JOB_NAME = 'typed'");
        }
    }
}

package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exasol.sme.sandbox.aws.algorithms.XgboostLibrary;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows and columns of a table, compared with those that XGBoost itself reads from the exported files. */
@ExtendWith(QuickInstallation.class)
class XgboostReadingTest {
    private final Installation installation;

    XgboostReadingTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createTheTable(final Installation installation) throws Exception {
        assumeTrue(XgboostLibrary.flaw().isEmpty(), () -> XgboostLibrary.flaw().get());
        MeasuredTable.create(installation);
    }

    @ParameterizedTest
    @CsvSource({"TWO, binary:logistic", "THREE, multi:softprob", "NUMBER, reg:squarederror"})
    void readsWhatWasExported(final String target, final String objective) throws Exception {
        final MeasuredModel model = MeasuredModel.train(installation, "read", target, objective);
        final List<List<Float>> expected =
                ReadRows.sorted(installation.run("SELECT * FROM DATA.MEASURED_" + target).rows().stream()
                        .map(row -> ReadRows.of(row, model.labels()))
                        .toList());
        assertThat(ReadRows.ofFiles(installation, model.files())).isEqualTo(expected);
    }

    @Test
    void cannotReadWhatAutopilotReads() throws Exception {
        final String rows = "SELECT NUMBER, COUNTED, CHECKED, EXACT, TINY, WHOLE, NAME FROM DATA.MEASURED";
        installation.run("CREATE VIEW DATA.MEASURED_OLD AS " + rows + " UNION ALL " + rows + " UNION ALL " + rows);
        installation.run(installation
                .training("read-old")
                .with("input_table_or_view_name", "MEASURED_OLD")
                .with("target_attribute_name", "NUMBER")
                .sql());
        final List<List<Float>> read =
                ReadRows.ofFiles(installation, installation.aws().trainedOn(Installation.REGION, "read-old"));
        assertThat(read).as("the header is a row").hasSize(3 * MeasuredTable.ROWS + 1);
        assertThat(read).as("true is not 1").noneMatch(row -> row.get(2) == 1);
        assertThat(read)
                .as("a text is missing")
                .allMatch(row -> row.size() < 7 || row.get(6).isNaN());
    }
}

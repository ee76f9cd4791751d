package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows without a target are not learned from, whatever type the target has. */
@ExtendWith(QuickInstallation.class)
class MissingTargetTest {
    private final Installation installation;

    MissingTargetTest(final Installation installation) {
        this.installation = installation;
    }

    /** Rows with the numbers from 1, of which the first few have no target. */
    private String view(final String name, final int rows, final int without, final String target) throws SQLException {
        installation.run("CREATE TABLE DATA." + name + " AS SELECT I AS NUMBER_OF_ROW, CAST(I AS DOUBLE) / 2 AS HALF,"
                + " CASE WHEN I > " + without + " THEN " + target + " END AS T FROM VALUES BETWEEN 1 AND " + rows
                + " V(I)");
        return name;
    }

    private TrainingCall training(final String table) {
        return installation
                .training(table.replace('_', '-').toLowerCase(Locale.ROOT))
                .with("input_table_or_view_name", table)
                .with("check_data", false)
                .with("target_attribute_name", "t");
    }

    private List<String> rows(final String job) {
        final String files =
                installation.exported(job).stream().map(installation::content).collect(Collectors.joining());
        return files.lines().skip(1).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXTS | CASE MOD(I, 2) WHEN 0 THEN 'a' ELSE 'b' END",
                "NUMBERS | CAST(MOD(I, 2) AS DOUBLE)",
                "FLAGS | MOD(I, 2) = 0",
                "LETTERS | CAST(CASE MOD(I, 2) WHEN 0 THEN 'a' ELSE 'b' END AS CHAR(3))"
            })
    void areLeftOutCountedAndReported(final String name, final String target) throws SQLException {
        final TrainingCall call = training(view(name, 520, 20, target));
        final List<Object> result = installation.train(call).rows().get(0);
        assertThat(result.subList(2, 6))
                .containsExactly(
                        500L,
                        1L,
                        20L,
                        "20 of 520 rows were left out, because the target 'T' is NULL there: nothing can be learned from"
                                + " such rows. A model that is to tell them needs a value of their own in the target.");
        assertThat(rows(call.job())).hasSize(500).allMatch(row -> !row.endsWith(","));
        assertThat(rows(call.job()).get(0)).startsWith("21,10.5,");
    }

    /** An empty text is NULL. */
    @Test
    void areThoseWithAnEmptyTextToo() throws SQLException {
        installation.run("CREATE TABLE DATA.EMPTY_TEXTS (A DECIMAL(9,0), T VARCHAR(5))");
        installation.run("INSERT INTO DATA.EMPTY_TEXTS SELECT I, CASE WHEN I <= 3 THEN '' WHEN MOD(I, 2) = 0 THEN 'a'"
                + " ELSE ' ' END FROM VALUES BETWEEN 1 AND 503 V(I)");
        final List<Object> result =
                installation.train(training("EMPTY_TEXTS")).rows().get(0);
        assertThat(result.subList(2, 5)).containsExactly(500L, 1L, 3L);
        assertThat(rows("empty-texts")).hasSize(500);
    }

    @Test
    void doNotCountAmongTheRowsThatItTakes() throws SQLException {
        assertThat(installation.refusal(training(view("TOO_FEW", 900, 401, "I")).sql()))
                .startsWith(
                        "\"E-SME-LUA-24: DATA.TOO_FEW has 499 rows with a target, and 401 whose target 'T' is NULL.");
        assertThat(installation.recorded("too-few")).isEmpty();
        assertThat(installation.exported("too-few")).isEmpty();
    }

    @Test
    void areRefusedWhereThereAreNoOthers() throws SQLException {
        assertThat(installation.refusal(
                        training(view("NONE_AT_ALL", 600, 600, "I")).sql()))
                .startsWith("\"E-SME-LUA-78: The target 'T' is NULL in all 600 rows of DATA.NONE_AT_ALL");
        assertThat(installation.recorded("none-at-all")).isEmpty();
        assertThat(installation.exported("none-at-all")).isEmpty();
    }
}

package com.exasol.sme.scripts.calls;

import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table with whatever the Python extension could not cope with: names in lower case, reserved words, blanks and
 * semicolons, columns in no order of the alphabet, whole numbers that may be missing, and more digits than a DOUBLE has.
 */
final class OddTable {
    static final String JOB = "d-odd-with-24-characters";
    static final String ENDPOINT = "d-odd";

    private static final int ROWS = 600;
    private static final int MISSING_EVERY = 11;
    private static final int AGES = 8;
    private static final int YOUNG = 3;

    private OddTable() {}

    static void create(final Installation installation) throws SQLException {
        installation.run("CREATE SCHEMA \"odd schema\"");
        installation.run("CREATE TABLE \"odd schema\".\"odd table\" AS SELECT I AS \"id\","
                + " CAST(CASE MOD(I, 3) WHEN 0 THEN 'a;b' ELSE 'c' END AS VARCHAR(10)) AS \"zeta;x\","
                + " CAST(CASE WHEN MOD(I, 11) = 0 THEN NULL ELSE MOD(I, 8) END AS DECIMAL(9,0)) AS \"select\","
                + " CAST(12345678901234567890123456.0123456789 + MOD(I, 8) AS DECIMAL(36,10)) AS \"exact amount\","
                + " CAST(CASE WHEN MOD(I, 8) < 3 THEN 7 ELSE 1 END AS DECIMAL(9,0)) AS \"answer\","
                + " CAST(MOD(I, 2) AS DECIMAL(9,0)) AS \"alpha\" FROM VALUES BETWEEN 1 AND 600 T(I)");
        installation.run("CREATE VIEW \"odd schema\".\"odd view\" AS SELECT \"zeta;x\", \"select\", \"exact amount\","
                + " \"answer\", \"alpha\" FROM \"odd schema\".\"odd table\"");
    }

    static TrainingCall training(final Installation installation) {
        return installation
                .training(JOB)
                .with("input_schema_name", "\"odd schema\"")
                .with("input_table_or_view_name", "\"odd view\"")
                .with("target_attribute_name", "\"answer\"");
    }

    static String prediction() {
        return "SELECT DATA.D_ODD_WITH_KEY(CAST(T.\"id\" AS VARCHAR(9)), T.\"zeta;x\", T.\"select\","
                + " T.\"exact amount\", T.\"alpha\") FROM \"odd schema\".\"odd table\" T";
    }

    static long answer(final int row) {
        return row % AGES < YOUNG ? 7 : 1;
    }

    /** The rows as a CSV file holds them, each as the texts of its fields. */
    static List<List<String>> rows() {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> List.of(
                        row % 3 == 0 ? "a;b" : "c",
                        row % MISSING_EVERY == 0 ? "" : String.valueOf(row % AGES),
                        new BigDecimal("12345678901234567890123456.0123456789")
                                .add(BigDecimal.valueOf(row % AGES))
                                .toPlainString(),
                        String.valueOf(answer(row)),
                        String.valueOf(row % 2)))
                .toList();
    }
}

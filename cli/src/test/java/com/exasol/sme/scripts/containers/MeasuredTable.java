package com.exasol.sme.scripts.containers;

import com.exasol.sme.scripts.installation.Installation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A table of numbers that are hard to keep: gaps, truth values, ten decimals, numbers near nothing, whole numbers of
 * type DOUBLE. A view for each kind of target has the target and all features.
 */
final class MeasuredTable {
    static final int ROWS = 240;
    static final List<String> FEATURES = List.of("COUNTED", "CHECKED", "EXACT", "TINY", "WHOLE");
    private static final int SEED = 20261201;

    private MeasuredTable() {}

    /** Creates table and views in the schema DATA, unless another test has done so. */
    static void create(final Installation installation) throws SQLException {
        if (!installation
                .run("SELECT TABLE_NAME FROM SYS.EXA_ALL_TABLES WHERE TABLE_NAME = 'MEASURED'")
                .rows()
                .isEmpty()) {
            return;
        }
        installation.run(
                "CREATE TABLE DATA.MEASURED (TWO VARCHAR(20), THREE DECIMAL(4,2), NUMBER DOUBLE,"
                        + " COUNTED DECIMAL(9,0), CHECKED BOOLEAN, EXACT DECIMAL(36,10), TINY DOUBLE, WHOLE DOUBLE, NAME VARCHAR(9))");
        final Random random = new Random(SEED);
        final List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(row(row, random));
        }
        installation.run("INSERT INTO DATA.MEASURED VALUES " + String.join(", ", rows));
        for (final String target : List.of("TWO", "THREE", "NUMBER")) {
            installation.run("CREATE VIEW DATA.MEASURED_" + target + " AS SELECT " + target + ", "
                    + String.join(", ", FEATURES) + " FROM DATA.MEASURED");
        }
    }

    private static String row(final int row, final Random random) {
        final int group = row % 3;
        final String counted = row % 11 == 0 ? "NULL" : String.valueOf(group * 10 + random.nextInt(8));
        final String checked = List.of("TRUE", "FALSE", "NULL").get(random.nextInt(3));
        final String exact =
                random.nextInt(1_000_000) + "." + String.format(Locale.ROOT, "%010d", random.nextInt(1_000_000_000));
        final String tiny = List.of("1e-300", "0", "-1e-300", "1e-7", "NULL", "2.5e-5", "1e20")
                .get(random.nextInt(7));
        return "("
                + String.join(
                        ", ",
                        List.of(
                                group == 0 ? "'no, \"never\"'" : "'yes'",
                                List.of("-1.00", "2.00", "10.50").get(group),
                                group + "." + random.nextInt(10),
                                counted,
                                checked,
                                exact,
                                tiny,
                                random.nextInt(1000) + "e0",
                                "'" + group + "'"))
                + ")";
    }
}

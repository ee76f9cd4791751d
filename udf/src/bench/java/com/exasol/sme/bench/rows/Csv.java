package com.exasol.sme.bench.rows;

/** CSV as one writes it who thinks of nothing else: for the baseline, and for bodies that are made ahead. */
public final class Csv {
    private Csv() {}

    public static void append(final Object[] row, final StringBuilder csv) {
        for (int column = 0; column < row.length; column++) {
            if (column > 0) {
                csv.append(',');
            }
            if (row[column] instanceof String) {
                csv.append('"').append(row[column]).append('"');
            } else {
                csv.append(row[column]);
            }
        }
        csv.append('\n');
    }
}

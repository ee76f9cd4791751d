package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;
import java.util.Arrays;

/** The CSV lines of rows, and where each of them ends. */
final class CsvLines {
    private final CsvBuffer csv = new CsvBuffer();
    private int[] ends = new int[0];

    CsvBuffer csv() {
        return csv;
    }

    void makeRoom(final int rows) {
        ends = Arrays.copyOf(ends, rows);
    }

    /** {@return how many lines fit without growth} */
    int room() {
        return ends.length;
    }

    /** What was written behind the line before is that of this row. */
    void close(final int row) {
        ends[row] = csv.length();
    }

    /** {@return where the line of a row begins, and where the one before it ends} */
    int start(final int row) {
        return row == 0 ? 0 : ends[row - 1];
    }
}

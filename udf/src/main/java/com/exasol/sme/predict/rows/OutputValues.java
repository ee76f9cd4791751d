package com.exasol.sme.predict.rows;

import java.util.Arrays;

/** The output values of rows, a row behind the other; NULL where there is none yet. */
final class OutputValues {
    /** A reference: what it leads to is there when the answer is, and no longer than it takes to emit the row. */
    static final int BYTES_PER_VALUE = 4;

    private final int columns;
    private Object[] values = new Object[0];

    OutputValues(final int columns) {
        this.columns = columns;
    }

    void makeRoom(final int rows) {
        values = Arrays.copyOf(values, rows * columns);
    }

    Object get(final int row, final int column) {
        return values[row * columns + column];
    }

    void put(final int row, final int column, final Object value) {
        values[row * columns + column] = value;
    }

    void clear(final int fromRow, final int toRow) {
        Arrays.fill(values, fromRow * columns, toRow * columns, null);
    }
}

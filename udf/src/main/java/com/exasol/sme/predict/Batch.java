package com.exasol.sme.predict;

import java.util.List;

/** Input rows that travel in one request. */
public final class Batch {
    private final long firstRow;
    private final List<Object[]> rows;
    private final byte[] body;

    Batch(final long firstRow, final List<Object[]> rows, final byte[] body) {
        this.firstRow = firstRow;
        this.rows = List.copyOf(rows);
        this.body = body;
    }

    /** @return number of the first row among all input rows, from 1 */
    long firstRow() {
        return this.firstRow;
    }

    List<Object[]> rows() {
        return this.rows;
    }

    /** @return the rows as CSV */
    public byte[] body() {
        return this.body;
    }

    @Override
    public String toString() {
        return "rows " + this.firstRow + " to " + (this.firstRow + this.rows.size() - 1);
    }
}

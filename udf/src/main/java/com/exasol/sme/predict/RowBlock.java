package com.exasol.sme.predict;

import java.util.Arrays;

/**
 * Rows that were read together: their values, their CSV lines and, later, the output values of each.
 *
 * <p>Blocks are used again, so that a long run creates no garbage but the values themselves.
 */
final class RowBlock {
    private final int columns;
    private final int outputColumns;
    private final CsvBuffer csv = new CsvBuffer();
    private Object[] values = new Object[0];
    private Object[] outputs = new Object[0];
    private int[] lineEnds = new int[0];
    private int rows;
    private long firstRow;
    private long valueBytes;
    private long outputBytes;
    private int unfinished;

    RowBlock(final int columns, final int outputColumns) {
        this.columns = columns;
        this.outputColumns = outputColumns;
    }

    /**
     * @param firstRow number of the first row among all input rows, from 1
     * @param outputBytesPerRow how much memory the output values of each row may take later
     */
    void start(final long firstRow, final int outputBytesPerRow) {
        this.outputBytes = outputBytesPerRow;
        this.firstRow = firstRow;
        this.rows = 0;
        this.valueBytes = 0;
        this.unfinished = 1;
        this.csv.cutAt(0);
    }

    /** Makes room for one more row. */
    void openRow() {
        if (this.rows == this.lineEnds.length) {
            final int capacity = Math.max(16, 2 * this.rows);
            this.lineEnds = Arrays.copyOf(this.lineEnds, capacity);
            this.values = Arrays.copyOf(this.values, capacity * this.columns);
            this.outputs = Arrays.copyOf(this.outputs, capacity * this.outputColumns);
        }
    }

    void put(final int column, final Object value, final int weight) {
        this.values[this.rows * this.columns + column] = value;
        this.valueBytes += weight;
    }

    /** The open row belongs to the block from now on. */
    void closeRow() {
        this.lineEnds[this.rows++] = this.csv.length();
    }

    /** The open row goes into another block. */
    void dropRow(final long valueBytesBefore) {
        this.csv.cutAt(lineStart(this.rows));
        this.valueBytes = valueBytesBefore;
    }

    CsvBuffer csv() {
        return this.csv;
    }

    int rows() {
        return this.rows;
    }

    long firstRow() {
        return this.firstRow;
    }

    /** {@return where the CSV line of a row begins, and where the one before it ends} */
    int lineStart(final int row) {
        return row == 0 ? 0 : this.lineEnds[row - 1];
    }

    Object value(final int row, final int column) {
        return this.values[row * this.columns + column];
    }

    Object output(final int row, final int column) {
        return this.outputs[row * this.outputColumns + column];
    }

    void putOutput(final int row, final int column, final Object value) {
        this.outputs[row * this.outputColumns + column] = value;
    }

    /** Leaves NULLs, also where a wrong answer was read before. */
    void clearOutputs(final int row) {
        Arrays.fill(this.outputs, row * this.outputColumns, (row + 1) * this.outputColumns, null);
    }

    long valueBytes() {
        return this.valueBytes;
    }

    /** {@return about how much memory the block takes, with the copy of its lines that a request needs and the outputs} */
    long weight() {
        return this.valueBytes + this.csv.bytes().length + this.csv.length() + this.rows * this.outputBytes;
    }

    /** One more batch takes rows of this block. */
    void share() {
        this.unfinished++;
    }

    /** {@return whether this was the last batch of the block, which can be used again then} */
    boolean finishBatch() {
        if (--this.unfinished > 0) {
            return false;
        }
        Arrays.fill(this.values, 0, this.rows * this.columns, null);
        Arrays.fill(this.outputs, 0, this.rows * this.outputColumns, null);
        return true;
    }
}

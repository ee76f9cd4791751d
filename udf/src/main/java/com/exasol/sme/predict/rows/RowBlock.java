package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;
import java.util.List;

/**
 * Rows that were read together: their values, their lines and, later, the output values of each. Blocks are used
 * again, so that a long run creates no garbage but the values that go out.
 */
public final class RowBlock {
    private final InputValues inputs;
    private final OutputValues outputs;
    private final CsvLines lines = new CsvLines();
    private final Envelope envelope;
    private final long bytesPerRow;
    private int rows;
    private long firstRow;
    private long answerBytesPerRow;
    private int unfinished;

    public RowBlock(final List<Feature> columns, final int outputColumns) {
        this(columns, outputColumns, Envelope.NONE);
    }

    /** @param envelope what makes a request of the lines */
    public RowBlock(final List<Feature> columns, final int outputColumns, final Envelope envelope) {
        this.envelope = envelope;
        inputs = new InputValues(columns);
        outputs = new OutputValues(outputColumns);
        bytesPerRow = (long) columns.size() * InputValues.BYTES_PER_VALUE
                + (long) outputColumns * OutputValues.BYTES_PER_VALUE
                + Integer.BYTES;
    }

    /** Makes room at once for what is expected, so that it need not grow step by step. */
    public void reserve(final int expectedRows, final int expectedBytes) {
        makeRoom(expectedRows);
        lines.csv().reserve(expectedBytes);
    }

    /**
     * Takes rows from here on, and none of those that it had before.
     *
     * @param firstRow number of the first row among all input rows, from 1
     * @param answerBytesPerRow how much memory each row may take later, for its answer and what is kept of it
     */
    public void start(final long firstRow, final long answerBytesPerRow) {
        this.answerBytesPerRow = answerBytesPerRow;
        this.firstRow = firstRow;
        rows = 0;
        unfinished = 1;
        inputs.setObjectBytes(0);
        lines.csv().cutAt(0);
    }

    /** Makes room for one more row. */
    public void openRow() {
        if (rows == lines.room()) {
            makeRoom(Math.max(16, rows + rows / 2));
        }
    }

    private void makeRoom(final int capacity) {
        lines.makeRoom(capacity);
        inputs.makeRoom(capacity);
        outputs.makeRoom(capacity);
    }

    public void putNull(final int column) {
        inputs.putNull(rows, column);
    }

    /** @param number what {@link Feature#restore} makes the value of */
    void putNumber(final int column, final long number) {
        inputs.putNumber(rows, column, number);
    }

    /** @param weight about how many bytes of memory the value and the reference to it take */
    void putObject(final int column, final Object value, final int weight) {
        inputs.putObject(rows, column, value, weight);
    }

    /** The open row belongs to the block from now on. */
    public void closeRow() {
        lines.close(rows++);
    }

    /** The open row goes into another block. */
    public void dropRow(final long objectBytesBefore) {
        lines.csv().cutAt(lineStart(rows));
        inputs.setObjectBytes(objectBytesBefore);
    }

    public Envelope envelope() {
        return envelope;
    }

    public CsvBuffer csv() {
        return lines.csv();
    }

    public int rows() {
        return rows;
    }

    /** {@return how many rows fit without growth} */
    public int room() {
        return lines.room();
    }

    public long firstRow() {
        return firstRow;
    }

    /** {@return where the CSV line of a row begins, and where the one before it ends} */
    public int lineStart(final int row) {
        return lines.start(row);
    }

    public Object value(final int row, final int column) {
        return inputs.value(row, column, lines.csv());
    }

    public Object output(final int row, final int column) {
        return outputs.get(row, column);
    }

    public void putOutput(final int row, final int column, final Object value) {
        outputs.put(row, column, value);
    }

    /** Leaves NULLs, also where a wrong answer was read before. */
    public void clearOutputs(final int row) {
        outputs.clear(row, row + 1);
    }

    public long objectBytes() {
        return inputs.objectBytes();
    }

    /** {@return about how much memory the rows need, and the answers to them} */
    public long weight() {
        return rows * (bytesPerRow + answerBytesPerRow) + objectBytes() + csv().length();
    }

    /** {@return about how much memory the block takes, with what it has room for beyond its rows, and without answers} */
    public long size() {
        return room() * bytesPerRow + objectBytes() + csv().bytes().length;
    }

    /** One more batch takes rows of this block. */
    public void share() {
        unfinished++;
    }

    /**
     * Forgets the output values of a batch, which may take much more memory than its rows, and do not wait for the others.
     *
     * @param from index of the first row of the batch
     * @return whether this was the last batch of the block, which can be used again then
     */
    public boolean finishBatch(final int from, final int count) {
        outputs.clear(from, from + count);
        if (--unfinished > 0) {
            return false;
        }
        inputs.forgetObjects();
        return true;
    }
}

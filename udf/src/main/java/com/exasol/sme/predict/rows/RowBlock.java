package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that were read together: their values, their CSV lines and, later, the output values of each.
 *
 * <p>Most values are kept as numbers, and texts where their line has them, so that the collector finds few objects to
 * copy; the objects that go out are made anew. Blocks are used again, so that a long run creates no other garbage.
 */
public final class RowBlock {
    private static final byte NULL = 0;
    private static final byte NUMBER = 1;
    private static final byte OBJECT = 2;

    private static final int BYTES_PER_VALUE = Long.BYTES + Byte.BYTES;
    private static final int BYTES_PER_REFERENCE = 4;

    private final List<Feature> columns;
    private final int outputColumns;
    private final long bytesPerRow;
    private final CsvBuffer csv = new CsvBuffer();
    private byte[] kinds = new byte[0];
    private long[] numbers = new long[0];
    /** Has room only since there was a value that no number stands for. */
    private Object[] objects = new Object[0];

    private Object[] outputs = new Object[0];
    private int[] lineEnds = new int[0];
    private int rows;
    private long firstRow;
    private long objectBytes;
    private long answerBytesPerRow;
    private int unfinished;

    public RowBlock(final List<Feature> columns, final int outputColumns) {
        this.columns = columns;
        this.outputColumns = outputColumns;
        this.bytesPerRow =
                (long) columns.size() * BYTES_PER_VALUE + (long) outputColumns * BYTES_PER_REFERENCE + Integer.BYTES;
    }

    /** Makes room at once for what is expected, so that it need not grow step by step. */
    public void reserve(final int expectedRows, final int expectedBytes) {
        makeRoom(expectedRows);
        this.csv.reserve(expectedBytes);
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
        this.rows = 0;
        this.objectBytes = 0;
        this.unfinished = 1;
        this.csv.cutAt(0);
    }

    /** Makes room for one more row. */
    public void openRow() {
        if (this.rows == this.lineEnds.length) {
            makeRoom(Math.max(16, this.rows + this.rows / 2));
        }
    }

    private void makeRoom(final int capacity) {
        this.lineEnds = Arrays.copyOf(this.lineEnds, capacity);
        this.kinds = Arrays.copyOf(this.kinds, capacity * this.columns.size());
        this.numbers = Arrays.copyOf(this.numbers, capacity * this.columns.size());
        this.outputs = Arrays.copyOf(this.outputs, capacity * this.outputColumns);
    }

    public void putNull(final int column) {
        this.kinds[index(this.rows, column)] = NULL;
    }

    /** @param number what {@link Feature#restore} makes the value of */
    void putNumber(final int column, final long number) {
        final int index = index(this.rows, column);
        this.kinds[index] = NUMBER;
        this.numbers[index] = number;
    }

    /** @param weight about how many bytes of memory the value and the reference to it take */
    void putObject(final int column, final Object value, final int weight) {
        if (this.objects.length < this.kinds.length) {
            this.objects = Arrays.copyOf(this.objects, this.kinds.length);
        }
        final int index = index(this.rows, column);
        this.kinds[index] = OBJECT;
        this.objects[index] = value;
        this.objectBytes += weight;
    }

    private int index(final int row, final int column) {
        return row * this.columns.size() + column;
    }

    /** The open row belongs to the block from now on. */
    public void closeRow() {
        this.lineEnds[this.rows++] = this.csv.length();
    }

    /** The open row goes into another block. */
    public void dropRow(final long objectBytesBefore) {
        this.csv.cutAt(lineStart(this.rows));
        this.objectBytes = objectBytesBefore;
    }

    public CsvBuffer csv() {
        return this.csv;
    }

    public int rows() {
        return this.rows;
    }

    /** {@return how many rows fit without growth} */
    public int room() {
        return this.lineEnds.length;
    }

    public long firstRow() {
        return this.firstRow;
    }

    /** {@return where the CSV line of a row begins, and where the one before it ends} */
    public int lineStart(final int row) {
        return row == 0 ? 0 : this.lineEnds[row - 1];
    }

    public Object value(final int row, final int column) {
        final int index = index(row, column);
        switch (this.kinds[index]) {
            case NULL:
                return null;
            case NUMBER:
                return this.columns.get(column).restore(this.numbers[index], this.csv);
            default:
                return this.objects[index];
        }
    }

    public Object output(final int row, final int column) {
        return this.outputs[row * this.outputColumns + column];
    }

    public void putOutput(final int row, final int column, final Object value) {
        this.outputs[row * this.outputColumns + column] = value;
    }

    /** Leaves NULLs, also where a wrong answer was read before. */
    public void clearOutputs(final int row) {
        Arrays.fill(this.outputs, row * this.outputColumns, (row + 1) * this.outputColumns, null);
    }

    public long objectBytes() {
        return this.objectBytes;
    }

    /** {@return about how much memory the rows need, and the answers to them} */
    public long weight() {
        return this.rows * (this.bytesPerRow + this.answerBytesPerRow) + this.objectBytes + this.csv.length();
    }

    /** {@return about how much memory the block takes, with what it has room for beyond its rows, and without answers} */
    public long size() {
        return room() * this.bytesPerRow + this.objectBytes + this.csv.bytes().length;
    }

    /** One more batch takes rows of this block. */
    public void share() {
        this.unfinished++;
    }

    /**
     * Forgets the output values of a batch, which may take much more memory than its rows, and do not wait for the others.
     *
     * @param from index of the first row of the batch
     * @return whether this was the last batch of the block, which can be used again then
     */
    public boolean finishBatch(final int from, final int count) {
        Arrays.fill(this.outputs, from * this.outputColumns, (from + count) * this.outputColumns, null);
        if (--this.unfinished > 0) {
            return false;
        }
        Arrays.fill(this.objects, null);
        return true;
    }
}

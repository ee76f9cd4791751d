package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The values of rows as they were read, a row behind the other.
 *
 * <p>Most values are kept as numbers, and texts where their line has them, so that the collector finds few objects to
 * copy; the objects that go out are made anew.
 */
final class InputValues {
    static final int BYTES_PER_VALUE = Long.BYTES + Byte.BYTES;
    private static final byte NULL = 0;
    private static final byte NUMBER = 1;
    private static final byte OBJECT = 2;

    private final List<Feature> columns;
    private byte[] kinds = new byte[0];
    private long[] numbers = new long[0];
    /** Has room only since there was a value that no number stands for. */
    private Object[] objects = new Object[0];

    private long objectBytes;

    InputValues(final List<Feature> columns) {
        this.columns = columns;
    }

    void makeRoom(final int rows) {
        kinds = Arrays.copyOf(kinds, rows * columns.size());
        numbers = Arrays.copyOf(numbers, rows * columns.size());
    }

    void putNull(final int row, final int column) {
        kinds[index(row, column)] = NULL;
    }

    /** @param number what {@link Feature#restore} makes the value of */
    void putNumber(final int row, final int column, final long number) {
        final int index = index(row, column);
        kinds[index] = NUMBER;
        numbers[index] = number;
    }

    /** @param weight about how many bytes of memory the value and the reference to it take */
    void putObject(final int row, final int column, final Object value, final int weight) {
        if (objects.length < kinds.length) {
            objects = Arrays.copyOf(objects, kinds.length);
        }
        final int index = index(row, column);
        kinds[index] = OBJECT;
        objects[index] = value;
        objectBytes += weight;
    }

    private int index(final int row, final int column) {
        return row * columns.size() + column;
    }

    /** @param csv the lines of the rows */
    Object value(final int row, final int column, final CsvBuffer csv) {
        final int index = index(row, column);
        switch (kinds[index]) {
            case NULL:
                return null;
            case NUMBER:
                return columns.get(column).restore(numbers[index], csv);
            default:
                return objects[index];
        }
    }

    /** {@return about how many bytes of memory the values take that no number stands for} */
    long objectBytes() {
        return objectBytes;
    }

    /** Counts the values from here on, or without those of a row that was dropped. */
    void setObjectBytes(final long bytes) {
        objectBytes = bytes;
    }

    /** Nobody asks for the values any more. */
    void forgetObjects() {
        Arrays.fill(objects, null);
    }
}

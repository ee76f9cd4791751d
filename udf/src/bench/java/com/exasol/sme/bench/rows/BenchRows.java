package com.exasol.sme.bench.rows;

import com.exasol.sme.bench.endpoint.Answers;
import java.util.Arrays;

/**
 * Rows whose reading and emission cost what Exasol's Java client was measured to cost: 1.7 µs for a row of five
 * columns, and as much more for more columns; a third of it for reading.
 *
 * <p>It checks that the rows come out complete, in their order, each with its own answer.
 */
public final class BenchRows extends RowsByIndex {
    /** 1.7 µs for five columns. */
    public static final double NANOS_PER_COLUMN = 340;

    private final int columns;
    private final long count;
    private final int stepsToRead;
    private final int stepsToEmit;
    private long current = 1;
    private long emitted;

    private BenchRows(final int columns, final long count, final int stepsPerColumn) {
        this.columns = columns;
        this.count = count;
        stepsToRead = stepsPerColumn / 3;
        stepsToEmit = (stepsPerColumn - stepsToRead) * columns;
    }

    /** Finds out how much work makes the rows cost what they have to, in this JVM with its options. */
    public static BenchRows calibrated(final int columns, final long count) {
        final double nanosPerStep = Work.nanosPerStep();
        final long calibrationRows = 500_000 / columns;
        double ownNanos = Double.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            final long start = ThreadTime.nanos();
            new BenchRows(columns, calibrationRows, 0).passThrough();
            ownNanos = Math.min(ownNanos, (double) (ThreadTime.nanos() - start) / calibrationRows / columns);
        }
        return new BenchRows(columns, count, (int) Math.round((NANOS_PER_COLUMN - ownNanos) / nanosPerStep));
    }

    /** Reads all rows and emits them with the answers that they should get from an endpoint. */
    public void passThrough() {
        final Object[] row = new Object[columns + 2];
        do {
            for (int column = 0; column < columns; column++) {
                row[column] = read(column);
            }
            row[columns] = Answers.probability(current);
            row[columns + 1] = Answers.label(current);
            emit(row);
        } while (next());
    }

    /** {@return the value of the current row} */
    public Object read(final int column) {
        switch (Values.kind(column)) {
            case 0:
                return getLong(column);
            case 2:
                return getInteger(column);
            case 3:
                return getString(column);
            default:
                return getDouble(column);
        }
    }

    /** {@return how many rows came out as they should} */
    public long emitted() {
        return emitted;
    }

    public int columns() {
        return columns;
    }

    @Override
    public long size() {
        return count;
    }

    @Override
    public boolean next() {
        return ++current <= count;
    }

    @Override
    public void emit(final Object... row) {
        Work.run(stepsToEmit);
        emitted++;
        if (row.length != columns + 2
                || !isNumber(row[0], emitted)
                || !row[3].equals(Values.text(emitted, 3))
                || (Double) row[columns] != Answers.probability(emitted)
                || !row[columns + 1].equals(Answers.label(emitted))) {
            throw new IllegalStateException("row " + emitted + " came out as " + Arrays.toString(row));
        }
    }

    private static boolean isNumber(final Object value, final long number) {
        return value instanceof Long && (Long) value == number;
    }

    @Override
    public Long getLong(final int column) {
        Work.run(stepsToRead);
        return Values.whole(current, column);
    }

    @Override
    public Double getDouble(final int column) {
        Work.run(stepsToRead);
        return Values.decimal(current, column);
    }

    @Override
    public Integer getInteger(final int column) {
        Work.run(stepsToRead);
        return Values.small(current, column);
    }

    @Override
    public String getString(final int column) {
        Work.run(stepsToRead);
        return Values.text(current, column);
    }
}

package com.exasol.sme.bench;

import static com.exasol.sme.bench.Benchmark.format;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.bench.jvm.ScriptMetadata;
import com.exasol.sme.bench.rows.BenchRows;
import com.exasol.sme.bench.rows.RowsByIndex;
import com.exasol.sme.bench.rows.Work;
import com.exasol.sme.udf.DoubleTextUdf;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * What SME_DOUBLE_TEXT costs for a million values, beside the same numbers passed through and written by Java, in turns;
 * in a JVM of its own. It prints a table.
 *
 * <p>Each is measured twice: alone, and with reading and emission that cost what those of {@link BenchRows} do. A
 * processor begins with such work before the script has ended, so that the second says less than the first.
 */
final class DoubleTextCost {
    private static final int ROWS = 200_000;
    private static final int COLUMNS = 5;
    private static final int ROUNDS = 7;
    private static final int NUMBERS = ROWS * COLUMNS;

    private static final List<String> NAMES = List.of("pass-through", "`Double.toString`", "`SME_DOUBLE_TEXT`");
    private static final List<Script> SCRIPTS =
            List.of(DoubleTextCost::passThrough, DoubleTextCost::javaText, DoubleTextUdf::run);

    private final ExaMetadata metadata = ScriptMetadata.ofColumns(COLUMNS);
    private final int stepsPerValue = (int) Math.round(BenchRows.NANOS_PER_COLUMN / Work.nanosPerStep());

    private DoubleTextCost() {}

    public static void main(final String[] arguments) throws ExaIterationException, ExaDataTypeException {
        final DoubleTextCost cost = new DoubleTextCost();
        final SplittableRandom random = new SplittableRandom(1);
        System.out.println("| numbers | what | alone, ns per value | with the client, seconds per million values"
                + " | of pass-through |\n|---|---|--:|--:|--:|");
        cost.measure("whole, below 10,000", () -> random.nextInt(10_000));
        cost.measure("two decimals, below 1,000", () -> random.nextInt(100_000) / 100.0);
        cost.measure("all digits, between 0 and 1", random::nextDouble);
    }

    private void measure(final String kind, final DoubleSupplier source)
            throws ExaIterationException, ExaDataTypeException {
        final double[] numbers = new double[NUMBERS];
        Arrays.setAll(numbers, index -> source.getAsDouble());
        final long[] alone = shortestNanos(new DoubleRows(numbers, 0));
        final long[] withClient = shortestNanos(new DoubleRows(numbers, stepsPerValue));
        for (int index = 0; index < NAMES.size(); index++) {
            System.out.println(format(
                    "| %s | %s | %d | %.3f | %.2f |",
                    kind,
                    NAMES.get(index),
                    alone[index] / NUMBERS,
                    withClient[index] / 1e9,
                    (double) withClient[index] / withClient[0]));
        }
    }

    /** {@return how long each script takes for all rows, the shortest of several times} */
    private long[] shortestNanos(final DoubleRows rows) throws ExaIterationException, ExaDataTypeException {
        final long[] shortest = new long[SCRIPTS.size()];
        Arrays.fill(shortest, Long.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int index = 0; index < shortest.length; index++) {
                shortest[index] = Math.min(shortest[index], rows.nanos(SCRIPTS.get(index), metadata));
            }
        }
        return shortest;
    }

    /** What the client calls for each row. */
    @FunctionalInterface
    private interface Script {
        void run(ExaMetadata metadata, ExaIterator row) throws ExaIterationException, ExaDataTypeException;
    }

    private static void passThrough(final ExaMetadata metadata, final ExaIterator row)
            throws ExaIterationException, ExaDataTypeException {
        final Object[] values = new Object[(int) metadata.getInputColumnCount()];
        for (int column = 0; column < values.length; column++) {
            values[column] = row.getDouble(column);
        }
        row.emit(values);
    }

    private static void javaText(final ExaMetadata metadata, final ExaIterator row)
            throws ExaIterationException, ExaDataTypeException {
        final Object[] texts = new Object[(int) metadata.getInputColumnCount()];
        for (int column = 0; column < texts.length; column++) {
            final Double number = row.getDouble(column);
            texts[column] = number == null ? null : number.toString();
        }
        row.emit(texts);
    }

    /** Rows of a script that is called for each of them; reading and emission cost as much work as they are told. */
    private static final class DoubleRows extends RowsByIndex {
        private final double[] numbers;
        private final int stepsToRead;
        private final int stepsToEmit;
        private int current;
        private int emitted;

        private DoubleRows(final double[] numbers, final int stepsPerValue) {
            this.numbers = numbers;
            stepsToRead = stepsPerValue / 3;
            stepsToEmit = (stepsPerValue - stepsToRead) * COLUMNS;
        }

        private long nanos(final Script script, final ExaMetadata metadata)
                throws ExaIterationException, ExaDataTypeException {
            emitted = 0;
            final long start = System.nanoTime();
            for (current = 0; current < NUMBERS; current += COLUMNS) {
                script.run(metadata, this);
            }
            final long nanos = System.nanoTime() - start;
            if (emitted != ROWS) {
                throw new IllegalStateException(emitted + " of " + ROWS + " rows came out");
            }
            return nanos;
        }

        @Override
        public Double getDouble(final int column) {
            Work.run(stepsToRead);
            return numbers[current + column];
        }

        /** All of its values are looked at, so that none can be left out. */
        @Override
        public void emit(final Object... row) {
            Work.run(stepsToEmit);
            int values = 0;
            for (final Object value : row) {
                if (value instanceof Double || (value instanceof String && ((String) value).length() > 0)) {
                    values++;
                }
            }
            if (values == COLUMNS) {
                emitted++;
            }
        }

        @Override
        public Integer getInteger(final int column) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Long getLong(final int column) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getString(final int column) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean next() {
            throw new UnsupportedOperationException();
        }
    }
}

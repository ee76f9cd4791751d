package com.exasol.sme.predict;

import com.exasol.ExaIterationException;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows that are read from the database, at no cost, into a block, and written as CSV there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EncodeBenchmark {
    private static final int ROWS = 5000;

    /** Kinds of rows, all of five columns. */
    public enum Columns {
        AS_MEASURED("DECIMAL(18,0)", "DOUBLE", "DECIMAL(9,0)", "VARCHAR(20) UTF8", "DOUBLE"),
        OTHERS("DECIMAL(18,2)", "TIMESTAMP(3)", "DATE", "BOOLEAN", "DECIMAL(30,0)"),
        LONG_NUMBERS("DOUBLE", "DOUBLE", "DOUBLE", "DOUBLE", "DOUBLE");

        private final String[] types;

        Columns(final String... types) {
            this.types = types;
        }
    }

    @Param
    public Columns columns;

    private BatchReader reader;
    private RowBlock block;

    @Setup
    public void prepare() {
        final PredictionSettings settings = BenchSettings.regression(columns.types);
        reader = new BatchReader(new ReadyRows(columns == Columns.LONG_NUMBERS), settings);
        block = new RowBlock(settings.columns(), settings.outputColumns());
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public boolean encode() throws ExaIterationException {
        block.start(1, 0);
        reader.read(block, ROWS, Integer.MAX_VALUE, Long.MAX_VALUE);
        return block.finishBatch(0, block.rows());
    }
}

package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.ExaIterationException;
import com.exasol.sme.predict.answer.AnswerReader;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.Random;
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

/** Answers that become output values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ParseBenchmark {
    private static final int ROWS = 5000;

    /** What the endpoint is asked for; each is one Double per row among the output values. */
    public enum Model {
        LABEL_AND_PROBABILITY,
        ALL_KEYS,
        REGRESSION
    }

    @Param
    public Model model;

    private final Random random = new Random(1);
    private AnswerReader reader;
    private ModelAnswer answer;
    private Batch batch;

    @Setup
    public void prepare() throws ExaIterationException {
        final PredictionSettings settings = settings();
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        block.start(1, 0);
        new BatchReader(new ReadyRows(false), settings).read(block, ROWS, Integer.MAX_VALUE, Long.MAX_VALUE);
        final StringBuilder lines = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            lines.append(line(random.nextFloat())).append('\n');
        }
        batch = new Batch(block, 0);
        answer = ModelAnswer.of(lines.toString().getBytes(UTF_8), true);
        reader = new AnswerReader(settings);
    }

    private PredictionSettings settings() {
        switch (model) {
            case LABEL_AND_PROBABILITY:
                return BenchSettings.classification("\"predicted_label\",\"probability\"");
            case ALL_KEYS:
                return BenchSettings.classification("\"predicted_label\",\"labels\",\"probabilities\",\"probability\"");
            default:
                return BenchSettings.regression("DECIMAL(18,0)");
        }
    }

    private String line(final float number) {
        final String label = number < 0.5 ? "no" : "yes";
        switch (model) {
            case LABEL_AND_PROBABILITY:
                return label + "," + number;
            case ALL_KEYS:
                return label + ",\"['no', 'yes']\",\"[" + (1 - number) + ", " + number + "]\"," + number;
            default:
                return String.valueOf(number);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Batch parse() {
        reader.read(answer, batch);
        return batch;
    }
}

package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaIterationException;
import com.exasol.sme.predict.answer.AnswerReader;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.settings.PredictionSettings;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the probabilities of all labels cost where they are wanted, and where they are not. */
class ProbabilityMemoryTest {
    private static final int ROWS = 1000;
    /** Small objects per row that compiled code does without; it is not certain when code is compiled. */
    private static final long OF_THE_INTERPRETER = 64;

    private static PredictionSettings settings(final boolean hasProbabilities) {
        final String json = "{\"connection\":\"AWS\",\"problem_type\":\"MulticlassClassification\","
                + "\"target_type\":\"VARCHAR(9) UTF8\",\"feature_types\":[\"DECIMAL(18,0)\"],\"has_key\":false,"
                + "\"response_keys\":[\"predicted_label\",\"labels\",\"probabilities\"],\"rows_per_request\":1000,"
                + "\"bytes_per_request\":1000000,\"requests_in_flight\":32,\"probabilities\":" + hasProbabilities + "}";
        return PredictionSettings.from(Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8)));
    }

    /** {@return the line of a row that is told for so many labels} */
    private static String line(final int labels) {
        final String names =
                IntStream.range(0, labels).mapToObj(label -> "'l" + label + "'").collect(Collectors.joining(", "));
        final String numbers = IntStream.range(0, labels)
                .mapToObj(label -> "0.0123456789" + label)
                .collect(Collectors.joining(", "));
        return "l0,\"[" + names + "]\",\"[" + numbers + "]\"\n";
    }

    private static Batch batch() throws ExaIterationException {
        final PredictionSettings settings = settings(true);
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        block.start(1, 0);
        new BatchReader(new NumberedRows(ROWS).iterator(), settings).read(block, ROWS, 1_000_000, 1_000_000);
        return new Batch(block, 0);
    }

    /** {@return bytes per row that reading answers allocates, beside the answers themselves} */
    private static long allocated(final AnswerReader reader, final int labels) throws ExaIterationException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final byte[] answer = line(labels).repeat(ROWS).getBytes(UTF_8);
        final Batch batch = batch();
        final long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 50; run++) {
            final ModelAnswer body = ModelAnswer.of(answer.clone(), true);
            final long before = threads.getThreadAllocatedBytes(thread);
            reader.read(body, batch);
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return least / ROWS;
    }

    @Test
    void takesLittleMoreThanItsTextWhereItIsWanted() throws ExaIterationException {
        final String text = "{\"l0\":0.01234567890,\"l1\":0.01234567891,\"l2\":0.01234567892}";
        final int object = 40 + text.length() + 8;
        final long unwanted = allocated(new AnswerReader(settings(false)), 3);
        final long wanted = allocated(new AnswerReader(settings(true)), 3);
        assertThat(wanted - unwanted).isBetween((long) text.length(), object + OF_THE_INTERPRETER);
    }

    @Test
    void takesNothingWhereItIsNotWanted() throws ExaIterationException {
        final long few = allocated(new AnswerReader(settings(false)), 3);
        final long many = allocated(new AnswerReader(settings(false)), 100);
        assertThat(List.of(few, many)).allMatch(bytes -> bytes <= OF_THE_INTERPRETER);
    }
}

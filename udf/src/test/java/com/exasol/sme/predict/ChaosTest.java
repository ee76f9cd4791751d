package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static com.exasol.sme.predict.Simulation.SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.predict.SimulatedTransport.Reply;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import com.exasol.sme.predict.request.ModelAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChaosTest {
    private static final int WAYS_TO_FAIL = 20;
    /** A little less than 200 rows have from the 100,000th on. */
    private static final int MOST_BYTES_SENT = 1390;

    private static final int ROWS_OF_A_WIDTH = 3000;
    private static final int WIDTHS = 5;
    private static final List<Fault> FAULTS_OF_ROWS =
            List.of(Fault.ROW_REFUSED, Fault.FORMAT_REFUSED, Fault.MODEL_FAILED);

    private final Random random = new Random(7);
    private final Set<Integer> waysSeen = new TreeSet<>();
    private int failures;
    private int failuresForSize;
    private int failuresForBytesSent;
    private int failuresForRows;

    /** Numbered rows check themselves that each comes out once, in order, with its own prediction. */
    @Test
    void givesEachRowItsPredictionWhateverFails() {
        Simulation.run(1, 1_000_000, "200 1000000 16 null", this::reply, ChaosTest::isBad);
        assertThat(failures).isGreaterThan(100);
        assertThat(waysSeen).hasSize(WAYS_TO_FAIL);
        assertThat(failuresForSize).isGreaterThan(100);
        assertThat(failuresForBytesSent).isPositive();
        assertThat(failuresForRows).isGreaterThan(500);
    }

    /** The model never answers a request with such a row: some it refuses, some it breaks down over. */
    private static boolean isBad(final long number) {
        return number % 9973 == 0;
    }

    private Reply reply(final Batch batch, final long now) {
        if (random.nextInt(50) == 0) {
            failures++;
            final int way = random.nextInt(WAYS_TO_FAIL);
            waysSeen.add(way);
            return fail(way, batch, now);
        }
        if (batch.bytesSent() > MOST_BYTES_SENT) {
            failuresForBytesSent++;
            return Simulation.failure(Fault.TOO_LARGE, batch, now);
        }
        final byte[] answer = answerTo(batch);
        if (answer.length > mostBytesAnswered(now)) {
            failuresForSize++;
            return Simulation.failure(
                    random.nextBoolean() ? Fault.MODEL_FAILED : Fault.BROKEN, batch, now + 20 * MILLISECOND);
        }
        for (long number = batch.firstRow(); number < batch.firstRow() + batch.rows(); number++) {
            if (isBad(number)) {
                failuresForRows++;
                final Fault fault = FAULTS_OF_ROWS.get((int) (number % FAULTS_OF_ROWS.size()));
                return Simulation.failure(fault, batch, now + 20 * MILLISECOND);
            }
        }
        return answer(answer, true, now);
    }

    /** How much the endpoint may answer changes every five seconds. */
    private static int mostBytesAnswered(final long now) {
        return 1000 << now / (5 * SECOND) % 3;
    }

    /** Gives each row itself, as a number that is up to six times as long as the row. */
    private static byte[] answerTo(final Batch batch) {
        final StringBuilder answer = new StringBuilder();
        new String(batch.body(), UTF_8).lines().forEach(row -> {
            final int zeros = 10 * (int) (Long.parseLong(row) / ROWS_OF_A_WIDTH % WIDTHS);
            answer.append(row).append(".0").append("0".repeat(zeros)).append('\n');
        });
        return answer.toString().getBytes(UTF_8);
    }

    private Reply fail(final int way, final Batch batch, final long now) {
        final byte[] whole = answerTo(batch);
        switch (way) {
            case 0:
                return answer(Arrays.copyOf(whole, whole.length / 2), false, now);
            case 1:
                // Cut off in the last field, which is still a number.
                return answer(Arrays.copyOf(whole, lastLine(whole) + 1), false, now);
            case 2:
                return answer(Arrays.copyOf(whole, lastLine(whole)), true, now);
            case 3:
                return answer((new String(whole, UTF_8) + "1\n").getBytes(UTF_8), true, now);
            case 4:
                return answer(new byte[0], true, now);
            case 5:
                random.nextBytes(whole);
                return answer(whole, true, now);
            case 6:
                return answer("<html>Bad gateway</html>".getBytes(UTF_8), true, now);
            case 7:
                return answer(new String(whole, UTF_8).replace('\n', ',').getBytes(UTF_8), true, now);
            case 8:
                return Simulation.failure(Fault.BROKEN, batch, now);
            case 9:
                return Simulation.failure(Fault.BROKEN, batch, now + 5 * SECOND);
            case 10:
                return Simulation.failure(Fault.TIMED_OUT, batch, now + 60 * SECOND);
            case 11:
                return Simulation.failure(Fault.BUSY, batch, now + 5 * MILLISECOND);
            case 12:
                return answer(new byte[whole.length], true, now);
            case 13:
                return Simulation.failure(Fault.MODEL_FAILED, batch, now + 20 * MILLISECOND);
            case 14:
                return Simulation.failure(Fault.NOT_REACHED, batch, now + 5 * SECOND);
            case 15:
                return Simulation.failure(Fault.MODEL_FAILED, batch, now + 5 * SECOND);
            case 16:
                return Simulation.failure(Fault.NOT_REACHED, batch, now);
            default:
                return refuseForItsRowsOrSize(way, batch, now);
        }
    }

    /** What would end the run for one row, or for the smallest request, is true for more only. */
    private static Reply refuseForItsRowsOrSize(final int way, final Batch batch, final long now) {
        if (batch.rows() < 50 || now < SECOND) {
            return Simulation.failure(Fault.BUSY, batch, now);
        }
        final Fault fault = List.of(Fault.ROW_REFUSED, Fault.FORMAT_REFUSED, Fault.PERHAPS_TOO_LARGE)
                .get(way - 17);
        return Simulation.failure(fault, batch, now + 20 * MILLISECOND);
    }

    private static int lastLine(final byte[] lines) {
        int start = lines.length - 1;
        while (start > 0 && lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static Reply answer(final byte[] body, final boolean isComplete, final long now) {
        return new Reply(now + 20 * MILLISECOND, ModelAnswer.of(body, isComplete));
    }
}

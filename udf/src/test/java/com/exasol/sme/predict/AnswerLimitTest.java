package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose answers are larger than they are, in virtual time. */
class AnswerLimitTest {
    private static final String LISTS = "\"predicted_label\",\"labels\",\"probabilities\"";
    private static final long LATENCY = 20 * MILLISECOND;
    private static final int SERVERLESS = 4_194_304;
    private static final int REAL_TIME = 6_291_456;

    private final VirtualTime time = new VirtualTime(1);
    /** Rows of each request. */
    private final List<Integer> requests = new ArrayList<>();

    private int requestsBeforeTheFirstAnswer;
    private long refusedAbove = Long.MAX_VALUE;
    private Fault refusal;
    private int refusals;
    private long answersUnderWay;
    private long mostAnswersUnderWay;
    private long emitted;

    private static PredictionSettings settings(final String keys, final int largest, final boolean areAllWanted) {
        final String json = "{\"connection\":\"AWS\",\"problem_type\":\"MulticlassClassification\","
                + "\"target_type\":\"VARCHAR(9000) UTF8\",\"feature_types\":[\"DECIMAL(18,0)\"],\"has_key\":false,"
                + "\"response_keys\":[" + keys + "],\"rows_per_request\":20000,\"bytes_per_request\":4000000,"
                + "\"requests_in_flight\":16,\"largest_request_in_bytes\":" + largest + ",\"probabilities\":"
                + areAllWanted + "}";
        return PredictionSettings.from(Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8)));
    }

    /** {@return a row's answer with the lists of so many labels} */
    static byte[] line(final int labels) {
        final String names =
                IntStream.range(0, labels).mapToObj(label -> "'l" + label + "'").collect(Collectors.joining(", "));
        final String numbers = IntStream.range(0, labels)
                .mapToObj(label -> "0.0123456789" + label)
                .collect(Collectors.joining(", "));
        return ("l0,\"[" + names + "]\",\"[" + numbers + "]\"\n").getBytes(UTF_8);
    }

    private SimulatedTransport.Reply reply(final Batch batch, final byte[] line, final long now) {
        if ((long) batch.rows() * line.length > refusedAbove) {
            refusals++;
            return Simulation.failure(refusal, batch, now + LATENCY);
        }
        requests.add(batch.rows());
        if (now < LATENCY) {
            requestsBeforeTheFirstAnswer++;
        }
        answersUnderWay += (long) batch.rows() * line.length;
        mostAnswersUnderWay = Math.max(mostAnswersUnderWay, answersUnderWay);
        final byte[] answer = new byte[line.length * batch.rows()];
        for (int row = 0; row < batch.rows(); row++) {
            System.arraycopy(line, 0, answer, row * line.length, line.length);
        }
        return new SimulatedTransport.Reply(now + LATENCY, ModelAnswer.of(answer, true));
    }

    /** {@return the virtual time that it took} */
    private long predict(final int rows, final PredictionSettings settings, final byte[] line, final long memory)
            throws ExaIterationException, ExaDataTypeException {
        time.waitUntil(0);
        final SimulatedTransport transport = new SimulatedTransport(time, (batch, now) -> reply(batch, line, now));
        final ExaIterator numbers = new NumberedRows(rows).iterator();
        final ExaIterator iterator = (ExaIterator) Proxy.newProxyInstance(
                ExaIterator.class.getClassLoader(), new Class<?>[] {ExaIterator.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("emit")) {
                        return method.invoke(numbers, arguments);
                    }
                    answersUnderWay -= line.length;
                    assertThat(((Object[]) arguments[0])[0]).isEqualTo(++emitted);
                    return null;
                });
        new Prediction(iterator, settings, transport, memory, new Random(1)).run();
        assertThat(emitted).isEqualTo(rows);
        return time.now();
    }

    @ParameterizedTest
    @CsvSource({"30,6291456", "300,6291456", "300,4194304", "3000,4194304"})
    void holdsForEveryAnswerAndIsUsed(final int labels, final int largest)
            throws ExaIterationException, ExaDataTypeException {
        final byte[] line = line(labels);
        predict(6_000_000 / labels, settings(LISTS, largest, false), line, 400_000_000);
        final int most = requests.stream().mapToInt(rows -> rows).max().orElseThrow();
        assertThat((long) most * line.length).isBetween(largest * 4L / 5, (long) largest);
    }

    /** A label may be longer than any row. */
    @Test
    void holdsForAnswersWithoutLists() throws ExaIterationException, ExaDataTypeException {
        final byte[] line = ("x".repeat(4000) + ",0.5\n").getBytes(UTF_8);
        final PredictionSettings settings = settings("\"predicted_label\",\"probability\"", SERVERLESS, false);
        predict(50_000, settings, line, 400_000_000);
        assertThat(requests.stream().mapToLong(rows -> rows * line.length)).allMatch(bytes -> bytes <= SERVERLESS);
    }

    /** Nothing tells such a failure from another one but that smaller requests are answered. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"MODEL_FAILED", "BROKEN"})
    void isLearntFromRefusals(final Fault fault) throws ExaIterationException, ExaDataTypeException {
        refusedAbove = SERVERLESS;
        refusal = fault;
        final byte[] line = line(300);
        predict(60_000, settings(LISTS, REAL_TIME, false), line, 400_000_000);
        assertThat(refusals).isBetween(1, 40);
        final long late = requests.subList(requests.size() / 2, requests.size()).stream()
                .mapToLong(rows -> (long) rows * line.length)
                .max()
                .orElseThrow();
        assertThat(late).isGreaterThan(SERVERLESS / 2);
    }

    @Test
    void isNotAtStakeBeforeTheFirstAnswer() throws ExaIterationException, ExaDataTypeException {
        predict(20_000, settings(LISTS, REAL_TIME, false), line(2), 50_000_000);
        assertThat(requestsBeforeTheFirstAnswer).isEqualTo(4);
        assertThat(requests.subList(0, 4)).containsOnly(32);
        assertThat(requests.subList(4, 8)).containsOnly(500);
    }

    /** Where there are few labels, it costs the time of one request. */
    @Test
    void costsLittleWhereAnswersAreSmall() throws ExaIterationException, ExaDataTypeException {
        final long alone = new AnswerLimitTest()
                .predict(
                        1_000_000,
                        settings("\"predicted_label\"", REAL_TIME, false),
                        "l0\n".getBytes(UTF_8),
                        50_000_000);
        final long withLists = predict(1_000_000, settings(LISTS, REAL_TIME, false), line(2), 50_000_000);
        assertThat(withLists).isLessThanOrEqualTo(alone + LATENCY);
    }

    /** Answers, and the texts that are kept of them, are larger than rows here. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNoMoreAnswersUnderWayThanThereIsMemoryFor(final boolean areAllWanted)
            throws ExaIterationException, ExaDataTypeException {
        final long memory = 2_000_000;
        predict(20_000, settings(LISTS, REAL_TIME, areAllWanted), line(100), memory);
        assertThat(mostAnswersUnderWay).isBetween(memory / 10, memory);
    }
}

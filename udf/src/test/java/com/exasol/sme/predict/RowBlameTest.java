package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.predict.SimulatedTransport.Endpoint;
import com.exasol.sme.predict.SimulatedTransport.Reply;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import com.exasol.sme.predict.request.ModelAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowBlameTest {
    private static final String NULL = "1000 1000000 4 null";
    private static final String ERROR = "1000 1000000 4 error";

    static boolean contains(final Batch batch, final LongPredicate isBad) {
        return LongStream.range(batch.firstRow(), batch.firstRow() + batch.rows())
                .anyMatch(isBad);
    }

    /** A model that fails requests with certain rows. */
    private static Endpoint failingOn(final Fault fault, final LongPredicate isBad) {
        return (batch, now) -> contains(batch, isBad)
                ? Simulation.failure(fault, batch, now + 20 * MILLISECOND)
                : Simulation.answer(batch, now + 20 * MILLISECOND);
    }

    /** The first rows, the last ones, neighbours, many, and more than the first requests carry. */
    private static LongPredicate rows(final String which) {
        switch (which) {
            case "first":
                return number -> number <= 3;
            case "last":
                return number -> number > 1996;
            case "neighbours":
                return number -> number >= 700 && number <= 712;
            case "every 50th":
                return number -> number % 50 == 0;
            default:
                return number -> number <= 700;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ROW_REFUSED,first", "ROW_REFUSED,last", "ROW_REFUSED,neighbours", "ROW_REFUSED,every 50th", "ROW_REFUSED,700",
        "FORMAT_REFUSED,first", "FORMAT_REFUSED,last", "FORMAT_REFUSED,neighbours", "FORMAT_REFUSED,every 50th",
                "FORMAT_REFUSED,700",
        "MODEL_FAILED,first", "MODEL_FAILED,last", "MODEL_FAILED,neighbours", "MODEL_FAILED,every 50th",
                "MODEL_FAILED,700"
    })
    void givesNullForExactlyTheRowsThatTheModelFailsOn(final Fault fault, final String which) {
        Simulation.run(1, 2000, NULL, failingOn(fault, rows(which)), rows(which));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ROW_REFUSED", "FORMAT_REFUSED", "MODEL_FAILED"})
    void namesTheFirstRowThatTheModelFailsOn(final Fault fault) {
        assertThatThrownBy(() -> Simulation.run(1, 2000, ERROR, failingOn(fault, rows("neighbours"))))
                .hasMessageStartingWith("E-SME-UDF-24: " + fault + " for row 700.");
    }

    /** Each answer comes sooner than the one to the rows before. */
    private static Endpoint answeringBackwards(final String lineForBadRows, final LongPredicate isBad) {
        return (batch, now) -> {
            final String lines = (lineForBadRows + "\n").repeat(batch.rows());
            final byte[] answer = contains(batch, isBad) ? lines.getBytes(UTF_8) : batch.body();
            return new Reply(
                    now + 100 * MILLISECOND - batch.firstRow() * MILLISECOND / 100, ModelAnswer.of(answer, true));
        };
    }

    @ParameterizedTest
    @CsvSource({
        "maybe, E-SME-UDF-34: The model's prediction for row 501 is 'maybe'",
        "'1,2', E-SME-UDF-33: The model's answer to row 501 is not understood"
    })
    void namesTheFirstRowWhoseAnswerIsOfNoUseWhicheverAnswerComesFirst(final String line, final String error) {
        final Endpoint endpoint = answeringBackwards(line, number -> number > 500);
        assertThatThrownBy(() -> Simulation.run(1, 8000, "500 1000000 16", endpoint))
                .hasMessageStartingWith(error);
    }

    @Test
    void sendsNoRowBehindOneThatFailsTheStatement() {
        final List<Long> sent = new ArrayList<>();
        final Endpoint endpoint = answeringBackwards("maybe", number -> number > 1500);
        assertThatThrownBy(() -> Simulation.run(1, 8000, "500 1000000 4", (batch, now) -> {
                    sent.add(batch.firstRow());
                    return endpoint.reply(batch, now);
                }))
                .hasMessageStartingWith("E-SME-UDF-34: The model's prediction for row 1501 ");
        assertThat(sent).containsExactly(1L, 501L, 1001L, 1501L);
    }

    /** Some of the real containers do not take a request of one row. */
    @ParameterizedTest
    @ValueSource(strings = {"first", "last", "neighbours", "every 50th"})
    void blamesNoGoodRowWhereTheContainerTakesNoSingleRow(final String which) {
        final LongPredicate isBad = rows(which);
        Simulation.run(
                1,
                2001,
                "500 1000000 4 null",
                failingOn(Fault.MODEL_FAILED, isBad, batch -> batch.rowsSent() == 1),
                isBad);
    }

    private static Endpoint failingOn(final Fault fault, final LongPredicate isBad, final Predicate<Batch> isFailing) {
        return (batch, now) -> contains(batch, isBad) || isFailing.test(batch)
                ? Simulation.failure(fault, batch, now + 20 * MILLISECOND)
                : Simulation.answer(batch, now + 20 * MILLISECOND);
    }

    @Test
    void predictsASingleRowWhereTheContainerTakesNoSingleRow() {
        Simulation.run(1, 1, ERROR, failingOn(Fault.MODEL_FAILED, number -> false, batch -> batch.rowsSent() == 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BROKEN", "TIMED_OUT", "NOT_REACHED"})
    void blamesNoRowForWhatHappensOnTheWay(final Fault fault) {
        assertThatThrownBy(() -> Simulation.run(1, 2000, NULL, failingOn(fault, rows("neighbours"))))
                .hasMessageStartingWith("E-SME-UDF-24: " + fault + " for row");
    }

    /** The endpoint dies while it is looked for a bad row: those that are alone by then are not blamed. */
    @Test
    void blamesNoRowOfAnEndpointThatDies() {
        final int[] alone = {0};
        final Endpoint endpoint = (batch, now) -> {
            alone[0] += batch.rowsSent() == 1 ? 1 : 0;
            return contains(batch, number -> number == 777) || alone[0] > 0
                    ? Simulation.failure(Fault.MODEL_FAILED, batch, now + 20 * MILLISECOND)
                    : Simulation.answer(batch, now + 20 * MILLISECOND);
        };
        assertThatThrownBy(() -> Simulation.run(1, 2000, NULL, endpoint))
                .hasMessageStartingWith("E-SME-UDF-24: MODEL_FAILED for row 77");
    }

    /** All other rows have been answered, so one of them is sent once more to see whether the endpoint still answers. */
    @Test
    void blamesTheLastRowsOnlyWhenAControlIsAnswered() {
        final List<String> late = new ArrayList<>();
        final Endpoint endpoint = (batch, now) -> {
            late.add(new String(batch.body(), UTF_8));
            return failingOn(Fault.MODEL_FAILED, number -> number == 2).reply(batch, now);
        };
        Simulation.run(1, 2, NULL, endpoint, number -> number == 2);
        assertThat(late).containsExactly("1\n2\n", "1\n2\n", "1\n", "2\n", "2\n", "2\n", "1\n1\n");
    }

    @ParameterizedTest
    @CsvSource({"ROW_REFUSED,10", "ROW_REFUSED,2000", "FORMAT_REFUSED,10", "FORMAT_REFUSED,2000"})
    void failsWhereTenRowsAloneWereRefusedAndNoneWasAccepted(final Fault fault, final int count) {
        final List<Long> alone = new ArrayList<>();
        assertThatThrownBy(() -> Simulation.run(
                        1,
                        count,
                        NULL,
                        (batch, now) -> {
                            if (batch.rows() == 1) {
                                alone.add(batch.firstRow());
                            }
                            return Simulation.failure(fault, batch, now + 20 * MILLISECOND);
                        },
                        number -> true))
                .hasMessageStartingWith("E-SME-UDF-24: " + fault + " for row ");
        assertThat(alone).doesNotHaveDuplicates().hasSizeBetween(10, 13);
    }

    @Test
    void givesFewRowsNullThatTheModelRefuses() {
        Simulation.run(1, 9, NULL, failingOn(Fault.ROW_REFUSED, number -> true), number -> true);
    }

    /** Nothing tells such rows from an endpoint that is out of order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void doesNotTakeFewRowsForBadThatTheModelFailsOnWhileItAnswersNoOther(final int count) {
        assertThatThrownBy(() ->
                        Simulation.run(1, count, NULL, failingOn(Fault.MODEL_FAILED, number -> true), number -> true))
                .hasMessageStartingWith("E-SME-UDF-24: MODEL_FAILED for row ");
    }

    @Test
    void doesNotTakeFewRowsForBadWhoseFormatIsRefused() {
        assertThatThrownBy(() ->
                        Simulation.run(1, 9, NULL, failingOn(Fault.FORMAT_REFUSED, number -> true), number -> true))
                .hasMessageStartingWith("E-SME-UDF-24: FORMAT_REFUSED for row ");
    }
}

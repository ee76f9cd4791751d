package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static com.exasol.sme.predict.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.SmeException;
import com.exasol.sme.predict.SimulatedTransport.Endpoint;
import com.exasol.sme.predict.SimulatedTransport.Reply;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Endpoints whose failures depend on the size of requests, endpoints that are out of order, and what is spent on them. */
class SizeFailureTest {
    private static final String DEFAULT_LIMITS = "20000 4000000 16";
    private static final long ROWS = 120_000;

    /** An endpoint that fails for some requests, at some times. */
    private static final class Failing implements Endpoint {
        private final Fault fault;
        private final long nanos;
        private final BiPredicate<Batch, Long> isFailing;
        private final List<Long> failures = new ArrayList<>();
        private final List<Integer> sizesAnswered = new ArrayList<>();

        private Failing(final Fault fault, final long nanos, final BiPredicate<Batch, Long> isFailing) {
            this.fault = fault;
            this.nanos = nanos;
            this.isFailing = isFailing;
        }

        @Override
        public Reply reply(final Batch batch, final long now) {
            if (isFailing.test(batch, now)) {
                failures.add(now);
                return Simulation.failure(fault, batch, now + nanos);
            }
            sizesAnswered.add(batch.rowsSent());
            return Simulation.answer(batch, now + nanos);
        }

        private int requests() {
            return failures.size() + sizesAnswered.size();
        }
    }

    private static Failing failingAbove(final int rows, final Fault fault) {
        return new Failing(fault, 20 * MILLISECOND, (batch, now) -> batch.rowsSent() > rows);
    }

    /** Requests that failed are few, and the others are not much smaller than they may be. */
    @ParameterizedTest
    @CsvSource({
        "BROKEN,10000,5,32",
        "BROKEN,4000,9,51",
        "BROKEN,500,5,245",
        "BROKEN,300,5,485",
        "BROKEN,1,90,120090",
        "MODEL_FAILED,10000,5,32",
        "MODEL_FAILED,4000,9,51",
        "MODEL_FAILED,500,5,245",
        "MODEL_FAILED,300,5,485",
        "MODEL_FAILED,1,90,120090",
        "ROW_REFUSED,10000,2,29",
        "ROW_REFUSED,4000,6,48",
        "ROW_REFUSED,500,4,244",
        "ROW_REFUSED,300,4,484",
        "FORMAT_REFUSED,10000,2,29",
        "FORMAT_REFUSED,4000,6,48",
        "FORMAT_REFUSED,500,4,244",
        "FORMAT_REFUSED,300,4,484",
        "PERHAPS_TOO_LARGE,10000,2,29",
        "PERHAPS_TOO_LARGE,4000,6,48",
        "PERHAPS_TOO_LARGE,500,4,244",
        "TIMED_OUT,10000,2,29",
        "TIMED_OUT,4000,6,48",
        "TIMED_OUT,500,4,244",
        "TIMED_OUT,300,4,484"
    })
    void findsTheSizeThatIsAnswered(final Fault fault, final int limit, final int failures, final int requests) {
        final Failing endpoint = failingAbove(limit, fault);
        Simulation.run(1, ROWS, DEFAULT_LIMITS, endpoint);
        assertThat(endpoint.failures).hasSizeLessThanOrEqualTo(failures);
        assertThat(endpoint.requests()).isLessThanOrEqualTo(requests);
    }

    /** Rows get wider: a size in rows that was answered says nothing, and the bytes do. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BROKEN", "MODEL_FAILED", "ROW_REFUSED", "PERHAPS_TOO_LARGE"})
    void findsTheBytesThatAreAnswered(final Fault fault) {
        final Failing endpoint = new Failing(fault, 20 * MILLISECOND, (batch, now) -> batch.bytesSent() > 30_000);
        Simulation.run(1, ROWS, DEFAULT_LIMITS, endpoint);
        assertThat(endpoint.failures).hasSizeLessThanOrEqualTo(9);
        assertThat(endpoint.requests()).isLessThanOrEqualTo(65);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BROKEN", "MODEL_FAILED", "ROW_REFUSED", "FORMAT_REFUSED", "PERHAPS_TOO_LARGE", "TIMED_OUT"})
    void triesMoreAgainLaterAndLessAndLessOften(final Fault fault) {
        final Failing endpoint =
                new Failing(fault, SECOND, (batch, now) -> batch.rowsSent() > 5000 && now < 60 * SECOND);
        Simulation.run(1, 7_000_000, DEFAULT_LIMITS, endpoint);
        assertThat(endpoint.failures).hasSizeLessThan(80);
        assertThat(endpoint.failures.stream().map(time -> time / (10 * SECOND)).distinct())
                .as("times of ten seconds")
                .hasSizeBetween(2, 4);
        assertThat(endpoint.sizesAnswered.get(endpoint.sizesAnswered.size() / 2))
                .isLessThanOrEqualTo(5000);
        assertThat(endpoint.sizesAnswered).contains(20_000);
    }

    @Test
    void sendsFewerRowsAtATimeForNoRowThatTheModelFailsOn() {
        final List<Integer> sizes = new ArrayList<>();
        Simulation.run(
                1,
                2_000_000,
                DEFAULT_LIMITS + " null",
                (batch, now) -> {
                    sizes.add(batch.rows());
                    return RowBlameTest.contains(batch, number -> number % 250_000 == 0)
                            ? Simulation.failure(Fault.MODEL_FAILED, batch, now + 20 * MILLISECOND)
                            : Simulation.answer(batch, now + 20 * MILLISECOND);
                },
                number -> number % 250_000 == 0);
        assertThat(sizes.stream().filter(rows -> rows == 20_000).count()).isGreaterThan(80);
    }

    /** An endpoint that answers nothing gets 44 requests at most, whatever it says; before, it was more than 200. */
    @ParameterizedTest
    @CsvSource({
        "TIMED_OUT,33",
        "TOO_LARGE,24",
        "PERHAPS_TOO_LARGE,4",
        "ROW_REFUSED,44",
        "FORMAT_REFUSED,40",
        "MODEL_FAILED,33",
        "BROKEN,33",
        "NOT_REACHED,32",
        "REFUSED,4"
    })
    void spendsFewRequestsOnAnEndpointThatAnswersNothing(final Fault fault, final int requests) {
        final Failing endpoint = new Failing(fault, 20 * MILLISECOND, (batch, now) -> true);
        assertThatThrownBy(() -> Simulation.run(1, ROWS, DEFAULT_LIMITS + " null", endpoint, number -> true))
                .isInstanceOf(SmeException.class)
                .hasMessageNotContaining("were answered");
        assertThat(endpoint.requests()).isLessThanOrEqualTo(requests);
    }

    /** Sixteen requests are under way when it dies. */
    @ParameterizedTest
    @CsvSource({"TIMED_OUT,60", "MODEL_FAILED,60", "BROKEN,60", "NOT_REACHED,60", "REFUSED,16"})
    void spendsFewRequestsOnAnEndpointThatDies(final Fault fault, final int requests) {
        final Failing endpoint = new Failing(fault, 200 * MILLISECOND, (batch, now) -> now > 2 * SECOND);
        assertThatThrownBy(() -> Simulation.run(1, 10_000_000, DEFAULT_LIMITS + " null", endpoint))
                .isInstanceOf(SmeException.class);
        assertThat(endpoint.failures).hasSizeLessThanOrEqualTo(requests);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TIMED_OUT", "MODEL_FAILED", "BROKEN", "NOT_REACHED"})
    void outlastsFourSecondsWithoutAnswers(final Fault fault) {
        final Failing endpoint =
                new Failing(fault, 200 * MILLISECOND, (batch, now) -> now > 2 * SECOND && now < 6 * SECOND);
        final long nanos = Simulation.run(1, 5_000_000, DEFAULT_LIMITS, endpoint);
        assertThat(nanos).isLessThan(25 * SECOND);
        assertThat(endpoint.sizesAnswered.get(endpoint.sizesAnswered.size() - 10))
                .isEqualTo(20_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BROKEN", "TIMED_OUT", "NOT_REACHED"})
    void namesTheSizeThatWorkedWhenItGivesUp(final Fault fault) {
        final Endpoint endpoint = (batch, now) -> batch.firstRow() + batch.rows() > 1000
                ? Simulation.failure(fault, batch, now + 20 * MILLISECOND)
                : Simulation.answer(batch, now + 20 * MILLISECOND);
        assertThatThrownBy(() -> Simulation.run(1, 2000, "499 4000000 1", endpoint))
                .hasMessageEndingWith(" Requests of up to 499 rows and 1996 bytes were answered.");
    }

    /** The answer to a single row is larger than the endpoint may answer, as it says with the status of a bad row. */
    @Test
    void namesTheSizeThatWorkedWhenARowAloneIsTooMuch() {
        final Endpoint endpoint = (batch, now) -> RowBlameTest.contains(batch, number -> number == 1000)
                ? Simulation.failure(Fault.MODEL_FAILED, batch, now + 20 * MILLISECOND)
                : Simulation.answer(batch, now + 20 * MILLISECOND);
        assertThatThrownBy(() -> Simulation.run(1, 2000, "500 4000000 1", endpoint))
                .hasMessageMatching(
                        "E-SME-UDF-24: MODEL_FAILED for row 1000\\. Requests of up to 500 rows and 2\\d{3} bytes"
                                + " were answered\\.");
    }

    @Test
    void namesNoSizeWhereNoMoreThanTheRowFailed() {
        final Endpoint endpoint = (batch, now) -> RowBlameTest.contains(batch, number -> number == 3)
                ? Simulation.failure(Fault.MODEL_FAILED, batch, now + 20 * MILLISECOND)
                : Simulation.answer(batch, now + 20 * MILLISECOND);
        assertThatThrownBy(() -> Simulation.run(1, 5, "1 4000000 1", endpoint))
                .hasMessage("E-SME-UDF-24: MODEL_FAILED for row 3.");
    }
}

package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static com.exasol.sme.predict.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.predict.SimulatedTransport.Endpoint;
import com.exasol.sme.predict.SimulatedTransport.Reply;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadControllerTest {
    private static final String WIDE_LIMITS = "5000 1000000 64";
    private static final String DEFAULT_LIMITS = "20000 4000000 16";

    /** An endpoint whose workers take one request after the other, each row for some time. */
    private static final class Workshop implements Endpoint {
        private final long nanosPerRow;
        private final long nanosOnTheWay;
        private final long[] freeAt;
        private long longest;

        private Workshop(final int workers, final long nanosPerRow, final long nanosOnTheWay) {
            freeAt = new long[workers];
            this.nanosPerRow = nanosPerRow;
            this.nanosOnTheWay = nanosOnTheWay;
        }

        @Override
        public Reply reply(final Batch batch, final long now) {
            Arrays.sort(freeAt);
            freeAt[0] = Math.max(freeAt[0], now + nanosOnTheWay / 2) + batch.rows() * nanosPerRow;
            final long end = freeAt[0] + nanosOnTheWay / 2;
            longest = Math.max(longest, end - now);
            return Simulation.answer(batch, end);
        }
    }

    @ParameterizedTest
    @CsvSource({"2,0", "2,1", "2,20", "2,100", "1,20", "8,20"})
    void usesTheCapacityOfAnEndpointAndMakesNoRequestWait(final int workers, final long millisOnTheWay) {
        final Workshop endpoint = new Workshop(workers, MILLISECOND, millisOnTheWay * MILLISECOND);
        final long rows = 15_000L * workers;
        final long nanos = Simulation.run(1, rows, WIDE_LIMITS, endpoint);
        assertThat(nanos).isLessThan(15_000 * MILLISECOND * 10 / 9);
        assertThat(endpoint.longest).isLessThan(10 * SECOND);
    }

    @Test
    void growsAsFarAsItMayWhereNothingIsLost() {
        final long rows = 1_000_000;
        final long nanos = Simulation.run(
                1, rows, "1000 1000000 16", (batch, now) -> Simulation.answer(batch, now + 100 * MILLISECOND));
        final long nanosAtFullLoad = rows / 1000 / 16 * 100 * MILLISECOND;
        assertThat(nanos).isBetween(nanosAtFullLoad, nanosAtFullLoad * 105 / 100);
    }

    @Test
    void spreadsTheRequestsOfALoadThatDoesNotGrow() {
        final List<Long> times = new ArrayList<>();
        Simulation.run(1, 1_000_000, "1000 1000000 16", (batch, now) -> {
            times.add(now);
            return Simulation.answer(batch, now + 100 * MILLISECOND);
        });
        final List<Long> late = times.subList(times.size() / 2, times.size());
        for (int index = 1; index < late.size(); index++) {
            assertThat(late.get(index) - late.get(index - 1)).isGreaterThanOrEqualTo(3 * MILLISECOND);
        }
    }

    @Test
    void seldomTriesAgainWhatTimedOut() {
        final List<Integer> timedOut = new ArrayList<>();
        Simulation.run(1, 2_000_000, "5000 1000000 4", (batch, now) -> {
            if (batch.rows() > 300) {
                timedOut.add(batch.rows());
                return Simulation.failure(Fault.TIMED_OUT, batch, now + 60 * SECOND);
            }
            return Simulation.answer(batch, now + 20 * MILLISECOND);
        });
        assertThat(timedOut).isNotEmpty().hasSizeLessThan(50).containsOnly(500);
    }

    @Test
    void makesARequestSmallerThatTakesLong() {
        final List<Integer> sizes = new ArrayList<>();
        Simulation.run(1, 5000, "5000 1000000 4", (batch, now) -> {
            sizes.add(batch.rows());
            return Simulation.answer(batch, now + batch.rows() * SECOND / 10);
        });
        // Four requests of the first 500 rows are under way when the first one is answered.
        assertThat(sizes.subList(0, 4)).containsOnly(500);
        assertThat(sizes.subList(4, sizes.size())).allMatch(rows -> rows <= 250);
    }

    @Test
    void learnsNothingFromABatchThatHadToBeSentAgain() {
        final Set<Long> sent = new HashSet<>();
        final Set<Integer> sizes = new HashSet<>();
        Simulation.run(1, 20_000, "5000 1000000 4", (batch, now) -> {
            sizes.add(batch.rows());
            return sent.add(batch.firstRow())
                    ? Simulation.failure(Fault.BROKEN, batch, now + 20 * MILLISECOND)
                    : Simulation.answer(batch, now + 20 * MILLISECOND);
        });
        assertThat(sizes).containsExactly(500);
    }

    @Test
    void neverSendsAgainWhatWasTooLarge() {
        final List<Integer> refused = new ArrayList<>();
        Simulation.run(1, 100_000, "5000 1000000 1", (batch, now) -> {
            if (batch.bytes() > 2000) {
                refused.add(batch.rows());
                return Simulation.failure(Fault.TOO_LARGE, batch, now + MILLISECOND);
            }
            return Simulation.answer(batch, now + 20 * MILLISECOND);
        });
        // Half of the first one was too large, too.
        assertThat(refused).containsExactly(1000, 500);
    }

    /** What an ml.m5.large may be: two workers, a millisecond per row, and a minute for each request. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32})
    void isSafeForASmallEndpointWithTheDefaultLimits(final int scripts) {
        final Workshop endpoint = new Workshop(2, MILLISECOND, 20 * MILLISECOND);
        final long rows = 120_000;
        final long nanos = Simulation.run(scripts, rows / scripts, DEFAULT_LIMITS, endpoint);
        assertThat(endpoint.longest).isLessThan(60 * SECOND);
        assertThat(nanos).isLessThan(rows / 2 * MILLISECOND * 10 / 9);
    }
}

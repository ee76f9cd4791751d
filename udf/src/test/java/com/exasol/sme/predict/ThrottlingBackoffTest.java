package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static com.exasol.sme.predict.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.predict.SimulatedTransport.Endpoint;
import com.exasol.sme.predict.SimulatedTransport.Reply;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottlingBackoffTest {
    private static final int ROWS_PER_REQUEST = 100;

    /** An endpoint that takes so many requests in any second and turns others away. */
    private static final class Gate implements Endpoint {
        private final int perSecond;
        private final long nanos;
        private final Deque<Long> taken = new ArrayDeque<>();
        private int good;
        private int turnedAway;

        private Gate(final int perSecond, final long nanos) {
            this.perSecond = perSecond;
            this.nanos = nanos;
        }

        @Override
        public Reply reply(final Batch batch, final long now) {
            while (!taken.isEmpty() && taken.peek() <= now - SECOND) {
                taken.poll();
            }
            if (taken.size() == perSecond) {
                turnedAway++;
                return Simulation.failure(Fault.BUSY, batch, now + 5 * MILLISECOND);
            }
            good++;
            taken.add(now);
            return Simulation.answer(batch, now + nanos);
        }
    }

    @ParameterizedTest
    @CsvSource({"8,20,20", "8,100,20", "8,100,200", "8,500,20", "8,5,20", "1,10,200", "1,100,20"})
    void usesWhatAnEndpointTakesWithoutPressingIt(final int scripts, final int perSecond, final long millis) {
        final Gate gate = new Gate(perSecond, millis * MILLISECOND);
        final long rowsEach = 60L * perSecond * ROWS_PER_REQUEST / scripts;
        final long nanos = Simulation.run(scripts, rowsEach, ROWS_PER_REQUEST + " 1000000 16", gate);
        final double seconds = nanos / (double) SECOND;
        assertThat(gate.good / seconds).isGreaterThan(0.8 * perSecond);
        assertThat(gate.turnedAway / seconds / scripts).isLessThan(5);
    }

    @Test
    void waitsForAnEndpointThatIsWarmingUp() {
        final int[] turnedAway = {0};
        final long nanos = Simulation.run(1, 1000, "1000 1000000 4", (batch, now) -> {
            if (now < 240 * SECOND) {
                turnedAway[0]++;
                return Simulation.failure(Fault.BUSY, batch, now + MILLISECOND);
            }
            return Simulation.answer(batch, now + MILLISECOND);
        });
        assertThat(nanos).isBetween(240 * SECOND, 260 * SECOND);
        assertThat(turnedAway[0]).isLessThan(200);
    }

    @Test
    void givesUpAnEndpointThatTurnsEverythingAwayForFiveMinutes() {
        final long[] last = {0};
        assertThatThrownBy(() -> Simulation.run(1, 1000, "1000 1000000 4", (batch, now) -> {
                    last[0] = now;
                    return Simulation.failure(Fault.BUSY, batch, now + MILLISECOND);
                }))
                .hasMessage("E-SME-UDF-24: BUSY for rows 1 to 500.");
        assertThat(last[0]).isBetween(300 * SECOND, 310 * SECOND);
    }
}

package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.flow.Demand;
import com.exasol.sme.predict.request.Courier;
import com.exasol.sme.predict.request.Invocation;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final long MEMORY = 50_000_000;

    @Test
    void isNeverMetBeforeItIsKnownWhatRowsAndRequestsTake() {
        final Demand demand = new Demand();
        assertThat(demand.isMet(Long.MAX_VALUE)).isFalse();
        demand.answered(20 * MILLISECOND);
        assertThat(demand.isMet(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void isMetByRowsThatTakeFourTimesAsLongAsARequest() {
        final Demand demand = new Demand();
        demand.answered(20 * MILLISECOND);
        demand.emitted(1000, MILLISECOND);
        assertThat(demand.isMet(Long.MAX_VALUE)).isFalse();
        demand.emitted(2000, 2 * MILLISECOND);
        assertThat(demand.isMet(80_000)).isFalse();
        assertThat(demand.isMet(80_001)).isTrue();
    }

    @Test
    void takesNoNoticeOfAPause() {
        final Demand demand = new Demand();
        demand.answered(20 * MILLISECOND);
        demand.emitted(1000, MILLISECOND);
        demand.emitted(1000, 30 * MILLISECOND);
        assertThat(demand.isMet(80_000)).isFalse();
        demand.emitted(1000, 2 * MILLISECOND);
        assertThat(demand.isMet(40_000)).isFalse();
        assertThat(demand.isMet(40_001)).isTrue();
    }

    /** Knows how many rows have been sent and not been emitted. */
    private static final class Books implements Courier {
        private final Courier courier;
        private final NumberedRows rows;
        private long answered;
        private long sent;
        private long most;

        private Books(final Courier courier, final NumberedRows rows) {
            this.courier = courier;
            this.rows = rows;
        }

        @Override
        public void send(final Invocation invocation) {
            this.sent += invocation.batch().rows();
            if (this.answered > 100_000) {
                this.most = Math.max(this.most, this.sent - this.rows.emitted());
            }
            this.courier.send(invocation);
        }

        @Override
        public Optional<Invocation> await(final long nanos) {
            final Optional<Invocation> ended = this.courier.await(nanos);
            ended.ifPresent(invocation -> this.answered += invocation.batch().rows());
            return ended;
        }

        @Override
        public long now() {
            return this.courier.now();
        }

        @Override
        public void close() {}
    }

    /** The endpoint could take all that is allowed, 320,000 rows; what emits them is busy all the time with far fewer. */
    @Test
    void sendsNoMoreThanKeepsTheEmissionBusy() throws ExaIterationException, ExaDataTypeException {
        final long count = 1_000_000;
        final long nanosPerRow = 1000;
        final VirtualTime time = new VirtualTime(1);
        time.waitUntil(0);
        final NumberedRows numbers = new NumberedRows(count);
        final ExaIterator iterator = numbers.iterator();
        final ExaIterator slow = (ExaIterator) Proxy.newProxyInstance(
                DemandTest.class.getClassLoader(), new Class<?>[] {ExaIterator.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getLong":
                            return iterator.getLong((Integer) arguments[0]);
                        case "next":
                            return iterator.next();
                        case "size":
                            return iterator.size();
                        default:
                            iterator.emit((Object[]) arguments[0]);
                            time.waitUntil(time.now() + nanosPerRow);
                            return null;
                    }
                });
        final Books books = new Books(
                new SimulatedCourier(time, (batch, now) -> Simulation.answer(batch, now + 20 * MILLISECOND)), numbers);
        new Prediction(slow, Simulation.settings("20000 4000000 16"), books, MEMORY, new Random(1)).run();
        assertThat(numbers.emitted()).isEqualTo(count);
        assertThat(books.most).isBetween(80_000L, 100_000L);
        assertThat(time.now() - count * nanosPerRow).isLessThan(200 * MILLISECOND);
    }
}

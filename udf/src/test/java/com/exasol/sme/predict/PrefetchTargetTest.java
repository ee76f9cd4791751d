package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.flow.PrefetchTarget;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.Transport;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefetchTargetTest {
    private static final long MEMORY = 50_000_000;

    @Test
    void isNeverMetBeforeItIsKnownWhatRowsAndRequestsTake() {
        final PrefetchTarget target = new PrefetchTarget();
        assertThat(target.isMet(Long.MAX_VALUE)).isFalse();
        target.answered(20 * MILLISECOND);
        assertThat(target.isMet(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void isMetByRowsThatTakeFourTimesAsLongAsARequest() {
        final PrefetchTarget target = new PrefetchTarget();
        target.answered(20 * MILLISECOND);
        target.emitted(1000, MILLISECOND);
        assertThat(target.isMet(Long.MAX_VALUE)).isFalse();
        target.emitted(2000, 2 * MILLISECOND);
        assertThat(target.isMet(80_000)).isFalse();
        assertThat(target.isMet(80_001)).isTrue();
    }

    @Test
    void takesNoNoticeOfAPause() {
        final PrefetchTarget target = new PrefetchTarget();
        target.answered(20 * MILLISECOND);
        target.emitted(1000, MILLISECOND);
        target.emitted(1000, 30 * MILLISECOND);
        assertThat(target.isMet(80_000)).isFalse();
        target.emitted(1000, 2 * MILLISECOND);
        assertThat(target.isMet(40_000)).isFalse();
        assertThat(target.isMet(40_001)).isTrue();
    }

    /** Knows how many rows have been sent and not been emitted. */
    private static final class Books implements Transport {
        private final Transport transport;
        private final NumberedRows rows;
        private long answered;
        private long sent;
        private long most;

        private Books(final Transport transport, final NumberedRows rows) {
            this.transport = transport;
            this.rows = rows;
        }

        @Override
        public void send(final Invocation invocation) {
            sent += invocation.batch().rows();
            if (answered > 100_000) {
                most = Math.max(most, sent - rows.emitted());
            }
            transport.send(invocation);
        }

        @Override
        public Optional<Invocation> await(final long nanos) {
            final Optional<Invocation> ended = transport.await(nanos);
            ended.ifPresent(invocation -> answered += invocation.batch().rows());
            return ended;
        }

        @Override
        public long now() {
            return transport.now();
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
                PrefetchTargetTest.class.getClassLoader(),
                new Class<?>[] {ExaIterator.class},
                (proxy, method, arguments) -> {
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
                new SimulatedTransport(time, (batch, now) -> Simulation.answer(batch, now + 20 * MILLISECOND)),
                numbers);
        new Prediction(slow, Simulation.settings("20000 4000000 16"), books, MEMORY, new Random(1)).run();
        assertThat(numbers.emitted()).isEqualTo(count);
        assertThat(books.most).isBetween(80_000L, 100_000L);
        assertThat(time.now() - count * nanosPerRow).isLessThan(200 * MILLISECOND);
    }
}

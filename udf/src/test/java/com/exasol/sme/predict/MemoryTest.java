package com.exasol.sme.predict;

import static com.exasol.sme.predict.Simulation.MILLISECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.Transport;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long MEMORY = 200_000;

    /** Knows how many bytes are under way. */
    private static final class Scales implements Transport {
        private final Transport transport;
        private long bytes;
        private long most;

        private Scales(final Transport transport) {
            this.transport = transport;
        }

        @Override
        public void send(final Invocation invocation) {
            bytes += invocation.batch().bytes();
            most = Math.max(most, bytes);
            transport.send(invocation);
        }

        @Override
        public Optional<Invocation> await(final long nanos) {
            final Optional<Invocation> ended = transport.await(nanos);
            ended.ifPresent(invocation -> bytes -= invocation.batch().bytes());
            return ended;
        }

        @Override
        public long now() {
            return transport.now();
        }

        @Override
        public void close() {}
    }

    @Test
    void staysWithinItsShareHoweverMuchMayBeInFlight() throws ExaIterationException, ExaDataTypeException {
        final VirtualTime time = new VirtualTime(1);
        time.waitUntil(0);
        final Scales scales = new Scales(
                new SimulatedTransport(time, (batch, now) -> Simulation.answer(batch, now + 20 * MILLISECOND)));
        final NumberedRows rows = new NumberedRows(200_000);
        final ExaIterator iterator = rows.iterator();
        new Prediction(iterator, Simulation.settings("5000 1000000 64"), scales, MEMORY, new Random(1)).run();
        assertThat(rows.emitted()).isEqualTo(200_000);
        assertThat(scales.most).isBetween(MEMORY / 20, MEMORY / 2);
    }

    /** More would be of no use to anybody, and take memory from others. */
    @Test
    void readsAheadTwiceWhatMayBeInFlightAndNoMore() throws ExaIterationException, ExaDataTypeException {
        final VirtualTime time = new VirtualTime(1);
        time.waitUntil(0);
        final NumberedRows rows = new NumberedRows(20_000);
        final long[] read = {1};
        final long[] ahead = {0};
        final ExaIterator numbers = rows.iterator();
        final ExaIterator counted = (ExaIterator) Proxy.newProxyInstance(
                MemoryTest.class.getClassLoader(), new Class<?>[] {ExaIterator.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("next")) {
                        ahead[0] = Math.max(ahead[0], read[0]++ - rows.emitted());
                    }
                    return method.invoke(numbers, arguments);
                });
        final Transport transport =
                new SimulatedTransport(time, (batch, now) -> Simulation.answer(batch, now + 20 * MILLISECOND));
        new Prediction(counted, Simulation.settings("300 100000 4"), transport, 50_000_000, new Random(1)).run();
        assertThat(rows.emitted()).isEqualTo(20_000);
        assertThat(ahead[0]).isBetween(2 * 4 * 300L, 2 * 4 * 300L + 300);
    }
}

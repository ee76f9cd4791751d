package com.exasol.sme.udf;

import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.Transport;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Never lets time pass: where there is nothing but time to wait for, it is later at once. */
public final class HastyTransport implements Transport {
    private final Transport transport;
    private final AtomicLong skipped = new AtomicLong();
    private int inFlight;

    /**
     * Stands in front of another one.
     *
     * @param transports makes the one that really carries requests, by this one's clock
     */
    public HastyTransport(final Function<LongSupplier, Transport> transports) {
        transport = transports.apply(() -> System.nanoTime() + skipped.get());
    }

    @Override
    public void send(final Invocation invocation) {
        inFlight++;
        transport.send(invocation);
    }

    @Override
    public Optional<Invocation> await(final long nanos) {
        if (nanos > 0 && inFlight == 0) {
            skipped.addAndGet(nanos);
            return Optional.empty();
        }
        final Optional<Invocation> ended = transport.await(nanos > 0 ? TimeUnit.MINUTES.toNanos(1) : 0);
        ended.ifPresent(invocation -> inFlight--);
        return ended;
    }

    @Override
    public long now() {
        return transport.now();
    }

    @Override
    public void close() {
        transport.close();
    }
}

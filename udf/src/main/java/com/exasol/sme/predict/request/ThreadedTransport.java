package com.exasol.sme.predict.request;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Carries each request in a thread of its own; threads are started when they are needed, and used again. */
public final class ThreadedTransport implements Transport {
    /** A request that is still under way after an error ends by itself, and nobody waits for its answer. */
    private static final int SECONDS_TO_END = 1;

    private final ModelEndpoint endpoint;
    private final LongSupplier clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(ThreadedTransport::newThread);
    private final BlockingQueue<Invocation> ended = new LinkedBlockingQueue<>();

    public ThreadedTransport(final ModelEndpoint endpoint) {
        this(endpoint, System::nanoTime);
    }

    /** @param clock gives nanoseconds, counted from whenever, to any thread */
    public ThreadedTransport(final ModelEndpoint endpoint, final LongSupplier clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public void send(final Invocation invocation) {
        threads.execute(() -> {
            invocation.run(endpoint, clock);
            ended.add(invocation);
        });
    }

    @Override
    public Optional<Invocation> await(final long nanos) {
        if (nanos <= 0) {
            return Optional.ofNullable(ended.poll());
        }
        try {
            return Optional.ofNullable(ended.poll(nanos, TimeUnit.NANOSECONDS));
        } catch (final InterruptedException exception) {
            throw interrupted();
        }
    }

    @Override
    public long now() {
        return clock.getAsLong();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private static SmeException interrupted() {
        Thread.currentThread().interrupt();
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-46")
                .message("The statement was stopped while it waited for predictions.")
                .mitigation("Run it again."));
    }

    /** The database waits for ever for a thread that is no daemon. */
    private static Thread newThread(final Runnable work) {
        final Thread thread = new Thread(work, "sme-prediction");
        thread.setDaemon(true);
        return thread;
    }
}

package com.exasol.sme.predict.request;

import java.util.Optional;

/** Carries requests to an endpoint side by side, and brings back what came of them as it comes. */
public interface Transport extends AutoCloseable {
    /** Returns at once. */
    void send(Invocation invocation);

    /**
     * Waits until a request has ended.
     *
     * @param nanos how long to wait at most; 0 only looks
     */
    Optional<Invocation> await(long nanos);

    /** {@return the time in nanoseconds, counted from whenever} */
    long now();

    @Override
    void close();
}

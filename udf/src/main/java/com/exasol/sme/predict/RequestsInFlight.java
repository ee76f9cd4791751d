package com.exasol.sme.predict;

import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.Transport;
import java.util.Optional;

/** What has been given to the transport and not been taken back, and the time by its clock. */
final class RequestsInFlight {
    private final Transport transport;
    private int requests;
    private long rows;

    RequestsInFlight(final Transport transport) {
        this.transport = transport;
    }

    long now() {
        return transport.now();
    }

    void send(final Invocation invocation) {
        requests++;
        rows += invocation.batch().rows();
        transport.send(invocation);
    }

    /**
     * Waits until a request has ended, which is in flight no more then.
     *
     * @param nanos how long to wait at most; 0 only looks
     */
    Optional<Invocation> await(final long nanos) {
        final Optional<Invocation> ended = transport.await(nanos);
        ended.ifPresent(this::land);
        return ended;
    }

    private void land(final Invocation invocation) {
        requests--;
        rows -= invocation.batch().rows();
    }

    int requests() {
        return requests;
    }

    boolean isEmpty() {
        return requests == 0;
    }

    long rows() {
        return rows;
    }
}

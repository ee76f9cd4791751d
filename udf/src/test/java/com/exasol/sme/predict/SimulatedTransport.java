package com.exasol.sme.predict;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.request.Transport;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Carries requests to a simulated endpoint in virtual time. */
final class SimulatedTransport implements Transport {
    /** Tells at once what will come of a request, and when. */
    @FunctionalInterface
    interface Endpoint {
        Reply reply(Batch batch, long now);
    }

    /** What comes of a request, and when. */
    static final class Reply {
        private final long time;
        private final ModelAnswer answer;

        Reply(final long time, final ModelAnswer answer) {
            this.time = time;
            this.answer = answer;
        }
    }

    private final VirtualTime time;
    private final Endpoint endpoint;
    private final PriorityQueue<Invocation> ending = new PriorityQueue<>(Comparator.comparingLong(Invocation::endedAt));

    SimulatedTransport(final VirtualTime time, final Endpoint endpoint) {
        this.time = time;
        this.endpoint = endpoint;
    }

    @Override
    public void send(final Invocation invocation) {
        final Reply reply = endpoint.reply(invocation.batch(), time.now());
        invocation.run(batch -> reply.answer, () -> reply.time);
        ending.add(invocation);
    }

    @Override
    public Optional<Invocation> await(final long nanos) {
        if (nanos > 0) {
            final long end = nanos == Long.MAX_VALUE ? nanos : time.now() + nanos;
            time.waitUntil(ending.isEmpty() ? end : Math.min(end, ending.peek().endedAt()));
        }
        final boolean hasEnded = !ending.isEmpty() && ending.peek().endedAt() <= time.now();
        return hasEnded ? Optional.of(ending.poll()) : Optional.empty();
    }

    @Override
    public long now() {
        return time.now();
    }

    @Override
    public void close() {}
}

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
        final Reply reply = this.endpoint.reply(invocation.batch(), this.time.now());
        invocation.run(batch -> reply.answer, () -> reply.time);
        this.ending.add(invocation);
    }

    @Override
    public Optional<Invocation> await(final long nanos) {
        if (nanos > 0) {
            final long end = nanos == Long.MAX_VALUE ? nanos : this.time.now() + nanos;
            this.time.waitUntil(
                    this.ending.isEmpty()
                            ? end
                            : Math.min(end, this.ending.peek().endedAt()));
        }
        final boolean hasEnded = !this.ending.isEmpty() && this.ending.peek().endedAt() <= this.time.now();
        return hasEnded ? Optional.of(this.ending.poll()) : Optional.empty();
    }

    @Override
    public long now() {
        return this.time.now();
    }

    @Override
    public void close() {}
}

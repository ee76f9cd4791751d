package com.exasol.sme.predict;

import java.util.Random;

/**
 * Decides how soon a request may follow the one before, when the endpoint turns requests away.
 *
 * <p>There is no limit until a request is turned away. Then each such answer makes the time between two requests a
 * third longer, up to five seconds, and each good answer makes it three hundredths shorter, or a tenth when thirty
 * were good in a row. So it stays close to what the endpoint takes from this script: what it can give is used, and
 * about one request of ten is turned away. What other scripts take meanwhile is not known; the times vary at random,
 * so that scripts that were turned away together do not come back together.
 *
 * <p>An endpoint that turned everything away for five minutes is given up.
 */
final class Pace {
    private static final double SLOWER = 4.0 / 3;
    private static final double FASTER = 1.03;
    private static final double MUCH_FASTER = 1.1;
    private static final int STREAK = 30;
    private static final double SHORTEST_NANOS = 100_000;
    private static final double LONGEST_NANOS = 5e9;
    private static final long NANOS_WITHOUT_SUCCESS = 300_000_000_000L;

    private final Random random;
    private double nanos;
    private long next;
    private long slowedAt;
    private long succeededAt;
    private int streak;

    Pace(final long now, final Random random) {
        this.random = random;
        this.next = now;
        this.slowedAt = now;
        this.succeededAt = now;
    }

    /** @return when the next request may be sent */
    long next() {
        return this.next;
    }

    void sent(final long now) {
        this.next = now + jittered();
    }

    void answered(final long now) {
        this.succeededAt = now;
        this.streak++;
        this.nanos /= this.streak > STREAK ? MUCH_FASTER : FASTER;
        if (this.nanos < SHORTEST_NANOS) {
            this.nanos = 0;
        }
    }

    /** @param requests how many were in flight */
    void turnedAway(final Invocation invocation, final int requests) {
        final long now = invocation.endedAt();
        this.streak = 0;
        // What was sent before the last change says nothing about it.
        if (invocation.sentAt() - this.slowedAt >= 0) {
            this.slowedAt = now;
            final double unlimited = Math.max(SHORTEST_NANOS, (double) invocation.nanos() / requests);
            this.nanos = Math.min(LONGEST_NANOS, Math.max(unlimited, this.nanos * SLOWER));
            this.next = now + jittered();
        }
    }

    boolean isHopeless(final long now) {
        return now - this.succeededAt > NANOS_WITHOUT_SUCCESS;
    }

    private long jittered() {
        return (long) (this.nanos * (0.5 + this.random.nextDouble()));
    }
}

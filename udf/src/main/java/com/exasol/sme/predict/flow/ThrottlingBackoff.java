package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.request.Invocation;
import java.util.Random;

/**
 * Decides how soon a request may follow the one before, when the endpoint turns requests away.
 *
 * <p>There is no limit until a request is turned away. Then each such answer makes the time between two requests a
 * third longer, up to five seconds; as long as answers are good, it halves every second. So it stays close to what the
 * endpoint takes from this script: the script turns to the endpoint in vain two or three times in a second, and uses
 * all that the endpoint can give. Scripts that share an endpoint end at the same pace, because who is faster is turned
 * away more often. Times vary at random, so that scripts that were turned away together do not come back together.
 *
 * <p>An endpoint that turned everything away for five minutes is given up.
 */
public final class ThrottlingBackoff {
    private static final double SLOWER = 4.0 / 3;
    private static final double NANOS_TO_HALVE = 1e9;
    private static final double FIRST_NANOS = 5e6;
    private static final double NO_NANOS = 5e5;
    private static final double LONGEST_NANOS = 5e9;
    /** An answer to what was sent before the last change, or just after it, says nothing about the change. */
    private static final long NANOS_TO_SEE_A_CHANGE = 50_000_000;

    private static final long NANOS_WITHOUT_SUCCESS = 300_000_000_000L;

    private final Random random;
    private double nanos;
    private long next;
    private long changedAt;
    private long slowedAt;
    private long succeededAt;

    public ThrottlingBackoff(final long now, final Random random) {
        this.random = random;
        next = now;
        slowedAt = now - NANOS_TO_SEE_A_CHANGE;
        succeededAt = now;
    }

    /** {@return when the next request may be sent} */
    public long next() {
        return next;
    }

    /**
     * A request was sent.
     *
     * @param nanosToNext how soon another one may follow even if none is turned away
     */
    public void sent(final long now, final long nanosToNext) {
        final long pause = (long) (nanos * (0.9 + 0.2 * random.nextDouble()));
        next = now + Math.max(pause, nanosToNext);
    }

    public void answered(final long now) {
        succeededAt = now;
        nanos *= Math.pow(0.5, (now - changedAt) / NANOS_TO_HALVE);
        changedAt = now;
        if (nanos < NO_NANOS) {
            nanos = 0;
        }
    }

    public void turnedAway(final Invocation invocation) {
        final long now = invocation.endedAt();
        changedAt = now;
        if (invocation.sentAt() - slowedAt >= NANOS_TO_SEE_A_CHANGE) {
            slowedAt = now;
            nanos = Math.min(LONGEST_NANOS, Math.max(FIRST_NANOS, nanos * SLOWER));
            next = now + (long) (nanos * random.nextDouble());
        }
    }

    public boolean isHopeless(final long now) {
        return now - succeededAt > NANOS_WITHOUT_SUCCESS;
    }
}

package com.exasol.sme.predict.flow;

/** The time during which something does not grow, because it had been found to be large enough. */
final class GrowthPause {
    static final long NANOS = 10_000_000_000L;
    private static final long MOST_NANOS = 16 * NANOS;

    private boolean isOn;
    private long until;
    private long nanos = NANOS;
    private boolean hasFailed;

    void begin(final long now) {
        isOn = true;
        until = now + nanos;
    }

    /** What failed again when it was tried again is tried less and less often. */
    void beginAfterFailure(final long now) {
        if (hasFailed && now - until >= 0) {
            nanos = Math.min(2 * nanos, MOST_NANOS);
        }
        hasFailed = true;
        begin(now);
    }

    void end() {
        isOn = false;
    }

    boolean isOver(final long now) {
        isOn &= now - until < 0;
        return !isOn;
    }
}

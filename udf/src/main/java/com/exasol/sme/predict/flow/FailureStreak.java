package com.exasol.sme.predict.flow;

/**
 * Holds requests back as long as they fail one after the other.
 *
 * <p>After a few failures without an answer between them only one request is under way, so that what works is found with
 * few requests; after many, requests become seldom, because nothing seems to work.
 */
public final class FailureStreak {
    private static final int FAILURES_TO_SEND_ONE = 4;
    private static final int FAILURES_TO_SLOW_DOWN = 24;
    private static final long FIRST_PAUSE = 50_000_000L;
    private static final int MOST_DOUBLINGS = 6;

    private int failures;

    public void failed() {
        failures++;
    }

    public void answered() {
        failures = 0;
    }

    /** {@return whether one request at a time is enough} */
    public boolean isHoldingBack() {
        return failures >= FAILURES_TO_SEND_ONE;
    }

    /** {@return how many nanoseconds lie between two requests at least} */
    public long nanosBetweenRequests() {
        final int beyond = failures - FAILURES_TO_SLOW_DOWN;
        return beyond < 0 ? 0 : FIRST_PAUSE << Math.min(beyond, MOST_DOUBLINGS);
    }
}

package com.exasol.sme.predict.flow;

/**
 * How many rows are to be under way ahead of the emission, and whether that many are.
 *
 * <p>Where emitting rows takes longer than predicting them, more requests in flight make nothing faster: they take
 * processor time and memory, and come to the endpoint in bursts. Rows under way that take several times as long to emit
 * as a request takes are enough, whatever may happen to one of them.
 */
public final class PrefetchTarget {
    private static final int REQUESTS_LONG = 4;

    private double nanosPerRow;
    private double lastNanosPerRow;
    private long nanosPerRequest = Long.MAX_VALUE;

    /** Rows were emitted in so many nanoseconds; of two such times the shorter counts, so that no pause does. */
    public void emitted(final long rows, final long nanos) {
        final double latest = (double) nanos / rows;
        nanosPerRow = Math.min(lastNanosPerRow, latest);
        lastNanosPerRow = latest;
    }

    public void answered(final long nanos) {
        nanosPerRequest = nanos;
    }

    /**
     * {@return whether more answers would only wait}
     *
     * @param rowsUnderWay how many rows have been sent, and not been emitted yet
     */
    public boolean isMet(final long rowsUnderWay) {
        return rowsUnderWay * nanosPerRow > (double) REQUESTS_LONG * nanosPerRequest;
    }
}

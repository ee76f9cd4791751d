package com.exasol.sme.predict.request;

/** A decision on the load of an endpoint, and what was measured under it. */
public final class LoadStep {
    public enum Growth {
        NONE,
        ROWS,
        REQUESTS
    }

    private final int rows;
    private final int requests;
    private final Growth growth;
    private double rate;
    private double totalNanos;
    private int answers;

    /** @param growth what is larger than in the step before */
    public LoadStep(final int rows, final int requests, final Growth growth) {
        this.rows = rows;
        this.requests = requests;
        this.growth = growth;
    }

    /** {@return how many rows a request carries} */
    public int rows() {
        return rows;
    }

    /** {@return how many requests are in flight} */
    public int requests() {
        return requests;
    }

    public Growth growth() {
        return growth;
    }

    /**
     * A request that was sent by this decision was answered.
     *
     * @param rate rows per nanosecond that were answered while the request was under way
     */
    public void measure(final double rate, final long nanos) {
        this.rate = Math.max(this.rate, rate);
        totalNanos += nanos;
        answers++;
    }

    /** {@return how many times as many rows were answered in the same time as under another step} */
    public double gainOver(final LoadStep other) {
        return rate / other.rate;
    }

    /** {@return how many times as long requests took as under another step} */
    public double delayOver(final LoadStep other) {
        return nanos() / other.nanos();
    }

    /** {@return how long a request took on average} */
    public double nanos() {
        return totalNanos / answers;
    }
}

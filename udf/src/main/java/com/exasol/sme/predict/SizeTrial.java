package com.exasol.sme.predict;

/**
 * A batch that failed as a whole, and whose rows are sent again in smaller requests to see whether it was too large.
 *
 * <p>It was if all its rows are answered. It was not, and one of its rows is the reason or the endpoint is out of order,
 * as soon as a request fails that is no larger than one that was answered before.
 */
final class SizeTrial {
    private final Load load;
    private final Load.Limits before;
    private int rowsToAnswer;
    private int failedRows = Integer.MAX_VALUE;
    private int failedBytes = Integer.MAX_VALUE;
    private Load.Limits imposed;
    private boolean isOver;

    SizeTrial(final Batch batch, final Load load) {
        this.load = load;
        this.before = load.limits();
        this.rowsToAnswer = batch.rows();
    }

    /** @param part the batch itself, or a part of it */
    void failed(final Batch part, final long now) {
        this.failedRows = Math.min(this.failedRows, part.rows());
        this.failedBytes = Math.min(this.failedBytes, part.bytes());
        if (this.load.answeredSizes().isAboveLargest(part.rows(), part.bytes())) {
            this.load.limit(part.rows(), part.bytes(), now);
            this.imposed = this.load.limits();
        } else {
            lift();
        }
        this.isOver |= !this.load.answeredSizes().isAboveSmallest(part);
    }

    /** One of its rows is the reason. */
    void end() {
        lift();
        this.isOver = true;
    }

    private void lift() {
        if (this.imposed != null) {
            this.load.restore(this.imposed, this.before);
            this.imposed = null;
        }
    }

    void answered(final Batch part, final long now) {
        this.rowsToAnswer -= part.rows();
        if (this.rowsToAnswer == 0 && !this.isOver) {
            this.load.limit(this.failedRows, this.failedBytes, now);
        }
    }
}

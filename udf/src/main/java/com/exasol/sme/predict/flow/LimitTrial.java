package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.SizeTrial;

/**
 * A trial during which no request may be as large as the one that failed. The limit stays if that one was too large, and
 * is lifted if it was not.
 */
public final class LimitTrial implements SizeTrial {
    private final LoadController controller;
    private final LoadController.RequestSize before;
    private int rowsToAnswer;
    private int failedRows = Integer.MAX_VALUE;
    private int failedBytes = Integer.MAX_VALUE;
    private LoadController.RequestSize imposed;
    private boolean isOver;

    public LimitTrial(final Batch batch, final LoadController controller) {
        this.controller = controller;
        this.before = controller.requestSize();
        this.rowsToAnswer = batch.rows();
    }

    @Override
    public void failed(final Batch part, final long now) {
        this.failedRows = Math.min(this.failedRows, part.rows());
        this.failedBytes = Math.min(this.failedBytes, part.bytes());
        if (this.controller.answeredSizes().isAboveLargest(part.rows(), part.bytes())) {
            this.controller.failedAsAWhole(part.rows(), part.bytes(), now);
            this.imposed = this.controller.requestSize();
        } else {
            lift();
        }
        this.isOver |= !this.controller.answeredSizes().isAboveSmallest(part);
    }

    @Override
    public void end() {
        lift();
        this.isOver = true;
    }

    private void lift() {
        if (this.imposed != null) {
            this.controller.restore(this.imposed, this.before);
            this.imposed = null;
        }
    }

    @Override
    public void answered(final Batch part, final long now) {
        this.rowsToAnswer -= part.rows();
        if (this.rowsToAnswer == 0 && !this.isOver) {
            this.controller.failedAsAWhole(this.failedRows, this.failedBytes, now);
        }
    }
}

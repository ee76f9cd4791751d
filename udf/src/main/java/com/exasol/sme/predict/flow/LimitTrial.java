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
        before = controller.requestSize();
        rowsToAnswer = batch.rows();
    }

    @Override
    public void failed(final Batch part, final long now) {
        failedRows = Math.min(failedRows, part.rows());
        failedBytes = Math.min(failedBytes, part.bytes());
        if (controller.answeredSizes().isAboveLargest(part.rows(), part.bytes())) {
            controller.failedAsAWhole(part.rows(), part.bytes(), now);
            imposed = controller.requestSize();
        } else {
            lift();
        }
        isOver |= !controller.answeredSizes().isAboveSmallest(part);
    }

    @Override
    public void end() {
        lift();
        isOver = true;
    }

    private void lift() {
        if (imposed != null) {
            controller.restore(imposed, before);
            imposed = null;
        }
    }

    @Override
    public void answered(final Batch part, final long now) {
        rowsToAnswer -= part.rows();
        if (rowsToAnswer == 0 && !isOver) {
            controller.failedAsAWhole(failedRows, failedBytes, now);
        }
    }
}

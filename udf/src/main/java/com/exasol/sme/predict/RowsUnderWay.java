package com.exasol.sme.predict;

import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.flow.PrefetchTarget;

/** The rows that have been sent and not been emitted yet: whether they are enough, and whether answers to more fit. */
final class RowsUnderWay {
    private final RequestsInFlight inFlight;
    private final LoadController controller;
    private final RowEmitter emitter;
    private final PrefetchTarget target;
    private final RowBlocks blocks;

    RowsUnderWay(
            final RequestsInFlight inFlight,
            final LoadController controller,
            final RowEmitter emitter,
            final PrefetchTarget target,
            final RowBlocks blocks) {
        this.inFlight = inFlight;
        this.controller = controller;
        this.emitter = emitter;
        this.target = target;
        this.blocks = blocks;
    }

    private long rows() {
        return inFlight.rows() + Math.max(0, controller.answeredRows() - emitter.rowsEmitted());
    }

    /** {@return whether more answers would only wait} */
    boolean areEnough() {
        return target.isMet(rows());
    }

    boolean leaveRoomForAnswers() {
        return blocks.hasRoomForAnswers(rows());
    }
}

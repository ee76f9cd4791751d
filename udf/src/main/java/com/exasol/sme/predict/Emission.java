package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.sme.predict.flow.PrefetchTarget;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Batches;

/** Emits the rows of the first batch, some at a time, and gives back its block when nobody needs it any more. */
final class Emission {
    private final RowEmitter emitter;
    private final Batches batches;
    private final RowBlocks blocks;
    private final PrefetchTarget target;
    private final RequestsInFlight inFlight;
    private final int rowsAtOnce;

    Emission(
            final RowEmitter emitter,
            final Batches batches,
            final RowBlocks blocks,
            final PrefetchTarget target,
            final RequestsInFlight inFlight,
            final int rowsAtOnce) {
        this.emitter = emitter;
        this.batches = batches;
        this.blocks = blocks;
        this.target = target;
        this.inFlight = inFlight;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** @param now when it begins */
    void emit(final long now) throws ExaIterationException, ExaDataTypeException {
        final Batch batch = batches.first();
        final long rowsBefore = emitter.rowsEmitted();
        final boolean isLast = emitter.emit(batch, rowsAtOnce);
        target.emitted(emitter.rowsEmitted() - rowsBefore, inFlight.now() - now);
        if (isLast) {
            batches.removeFirst();
            if (batch.block().finishBatch(batch.from(), batch.rows())) {
                blocks.release(batch.block());
            }
        }
    }
}

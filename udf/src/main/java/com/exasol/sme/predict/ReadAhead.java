package com.exasol.sme.predict;

import com.exasol.ExaIterationException;
import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Batches;
import com.exasol.sme.predict.rows.RowBlock;

/** Reads rows into batches, some at a time, as far ahead as is of use and finds room. */
final class ReadAhead {
    private final BatchReader reader;
    private final RowBlocks blocks;
    private final Batches batches;
    private final LoadController controller;
    private final RowEmitter emitter;
    private final int rowsAtOnce;
    private final long rowsAhead;
    /** What is being read; null between two blocks. */
    private RowBlock open;

    /**
     * @param rowsAtOnce how many rows are read in one turn
     * @param rowsAhead how many rows are read and not emitted, at most
     */
    ReadAhead(
            final BatchReader reader,
            final RowBlocks blocks,
            final Batches batches,
            final LoadController controller,
            final RowEmitter emitter,
            final int rowsAtOnce,
            final long rowsAhead) {
        this.reader = reader;
        this.blocks = blocks;
        this.batches = batches;
        this.controller = controller;
        this.emitter = emitter;
        this.rowsAtOnce = rowsAtOnce;
        this.rowsAhead = rowsAhead;
    }

    /** {@return whether there is a row that is in no block yet} */
    boolean hasRow() {
        return reader.hasRow();
    }

    boolean canRead() {
        return reader.hasRow() && (open != null || hasRoom());
    }

    private boolean hasRoom() {
        return blocks.hasRoom() && reader.rowsRead() - emitter.rowsEmitted() < rowsAhead;
    }

    /**
     * Reads some rows.
     *
     * @param isToSendAtOnce whether a request could be sent now, and waits for rows
     */
    void read(final boolean isToSendAtOnce, final long now) throws ExaIterationException {
        final int rows = isToSendAtOnce ? controller.rows() : controller.mostRows();
        if (open == null) {
            open = blocks.take(rows, reader.rowsRead() + 1);
        }
        final boolean hasFit =
                reader.read(open, Math.min(rows, open.rows() + rowsAtOnce), controller.bytes(), blocks.blockSize());
        if (!hasFit || open.rows() >= rows || !reader.hasRow()) {
            blocks.hold(open);
            batches.add(new Batch(open, now));
            open = null;
        }
    }
}

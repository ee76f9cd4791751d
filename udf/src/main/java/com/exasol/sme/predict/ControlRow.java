package com.exasol.sme.predict;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.rows.Envelope;
import com.exasol.sme.predict.rows.RowBlock;
import java.util.Arrays;
import java.util.List;

/** A row that was answered, kept to see later whether the endpoint answers at all. */
final class ControlRow {
    private final byte[] line;
    private final Envelope envelope;
    private final long number;
    private final long answeredAt;

    /** @param invocation was answered; the first of its rows is kept */
    ControlRow(final Invocation invocation) {
        final Batch batch = invocation.batch();
        final RowBlock block = batch.block();
        final int start = block.lineStart(batch.from());
        line = Arrays.copyOfRange(block.csv().bytes(), start, block.lineStart(batch.from() + 1));
        envelope = block.envelope();
        number = batch.firstRow();
        answeredAt = invocation.endedAt();
    }

    /** {@return a batch of its own, whose answer nobody reads; the row is in it twice, which every container takes} */
    Batch toBatch() {
        final RowBlock block = new RowBlock(List.of(), 0, envelope);
        block.start(number, 0);
        block.openRow();
        block.csv().raw(line);
        block.closeRow();
        final Batch batch = new Batch(block, answeredAt);
        batch.sendTwice();
        return batch;
    }
}

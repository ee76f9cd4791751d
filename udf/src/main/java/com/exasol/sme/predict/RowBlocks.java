package com.exasol.sme.predict;

import java.util.ArrayDeque;
import java.util.Deque;

/** The memory for rows between their reading and their emission: blocks to use again, and how much of them there may be. */
final class RowBlocks {
    private final Deque<RowBlock> free = new ArrayDeque<>();
    private final int columns;
    private final int outputColumns;
    private final long limit;
    private long used;

    /** @param limit bytes of memory that all rows and lines in blocks may take */
    RowBlocks(final int columns, final int outputColumns, final long limit) {
        this.columns = columns;
        this.outputColumns = outputColumns;
        this.limit = limit;
    }

    /** @return how many bytes the next block may take */
    long room() {
        return this.limit - this.used;
    }

    RowBlock take() {
        return this.free.isEmpty() ? new RowBlock(this.columns, this.outputColumns) : this.free.pop();
    }

    void hold(final RowBlock block) {
        this.used += block.weight();
    }

    void release(final RowBlock block) {
        this.used -= block.weight();
        this.free.push(block);
    }
}

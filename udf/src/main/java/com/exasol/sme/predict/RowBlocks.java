package com.exasol.sme.predict;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The memory for rows between their reading and their emission: blocks to use again, and how much of them there may be. */
final class RowBlocks {
    private static final int BLOCKS_AT_LEAST = 8;
    /** So many bytes longer than those before may lines be on average without a buffer having to grow. */
    private static final int SLACK = 2;

    private final Deque<RowBlock> free = new ArrayDeque<>();
    private final List<Feature> columns;
    private final int outputColumns;
    private final long limit;
    private long used;
    private int mostRows;
    private int bytesPerRow;

    /** @param limit bytes of memory that all rows and lines in blocks may take */
    RowBlocks(final List<Feature> columns, final int outputColumns, final long limit) {
        this.columns = columns;
        this.outputColumns = outputColumns;
        this.limit = limit;
    }

    /** {@return whether another block fits; it always does when there is none} */
    boolean hasRoom() {
        return this.used == 0 || this.used + blockSize() <= this.limit;
    }

    /** {@return how many bytes a block should take at most; with less, requests would have few rows when memory is short} */
    long blockSize() {
        return this.limit / BLOCKS_AT_LEAST;
    }

    /** @param rows how many are expected */
    RowBlock take(final int rows) {
        if (!this.free.isEmpty()) {
            return this.free.pop();
        }
        final RowBlock block = new RowBlock(this.columns, this.outputColumns);
        final int expected = Math.min(rows, this.mostRows);
        block.reserve(expected, (int) Math.min((long) expected * this.bytesPerRow, blockSize() / 2));
        return block;
    }

    void hold(final RowBlock block) {
        this.used += block.size();
        this.mostRows = Math.max(this.mostRows, block.rows());
        this.bytesPerRow = block.csv().length() / block.rows() + SLACK;
    }

    void release(final RowBlock block) {
        this.used -= block.size();
        this.free.push(block);
    }
}

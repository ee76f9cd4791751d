package com.exasol.sme.predict;

import com.exasol.sme.predict.flow.AnswerBytes;
import com.exasol.sme.predict.rows.Envelope;
import com.exasol.sme.predict.rows.Feature;
import com.exasol.sme.predict.rows.RowBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The memory for rows between their reading and their emission: blocks to use again, and how much of them there may be,
 * with the answers to them. What is short-lived comes on top: the copy of its lines that a request takes while it is
 * under way, and the numbers that an answer becomes.
 */
final class RowBlocks {
    private static final int BLOCKS_AT_LEAST = 8;
    /** So many bytes longer than those before may lines be on average without a buffer having to grow. */
    private static final int SLACK = 2;
    /** A block with room for more times the rows that it may have is given up: it was filled before answers were known. */
    private static final int ROOM_TO_SPARE = 4;

    private final Deque<RowBlock> free = new ArrayDeque<>();
    private final List<Feature> columns;
    private final int outputColumns;
    private final Envelope envelope;
    private final long limit;
    private final AnswerBytes answers;
    private long used;
    private long rows;
    private int mostRows;
    private int bytesPerRow;

    /** @param limit bytes of memory that all rows and lines in blocks may take, and the answers to them */
    RowBlocks(
            final List<Feature> columns,
            final int outputColumns,
            final Envelope envelope,
            final AnswerBytes answers,
            final long limit) {
        this.columns = columns;
        this.outputColumns = outputColumns;
        this.envelope = envelope;
        this.answers = answers;
        this.limit = limit;
    }

    /** {@return whether another block fits; it always does when there is none} */
    boolean hasRoom() {
        return rows == 0 || used + answers.memory(rows) + blockSize() <= limit;
    }

    /**
     * {@return whether answers to more rows fit}
     *
     * <p>There may be more rows in blocks than their answers leave room for, because they were read before anybody knew.
     *
     * @param rowsUnderWay how many rows have been sent, and not been emitted yet
     */
    boolean hasRoomForAnswers(final long rowsUnderWay) {
        return answers.memory(rowsUnderWay) <= limit;
    }

    /** {@return how many bytes a block should take at most, with the answers to its rows} */
    long blockSize() {
        return blockSize(limit);
    }

    /** {@return that of so much memory; with less, requests would have few rows when memory is short} */
    static long blockSize(final long memory) {
        return memory / BLOCKS_AT_LEAST;
    }

    /**
     * {@return a block without rows}
     *
     * @param rows how many are expected
     * @param firstRow number of the first one among all input rows, from 1
     */
    RowBlock take(final int rows, final long firstRow) {
        final RowBlock block = free(rows);
        block.start(firstRow, answers.memory(1));
        return block;
    }

    private RowBlock free(final int rows) {
        final long most = Math.max(1, blockSize() / Math.max(1, answers.memory(1)));
        while (!free.isEmpty()) {
            final RowBlock block = free.pop();
            if (block.room() <= ROOM_TO_SPARE * most) {
                return block;
            }
        }
        final RowBlock block = new RowBlock(columns, outputColumns, envelope);
        final int expected = (int) Math.min(Math.min(rows, mostRows), most);
        block.reserve(expected, (int) Math.min((long) expected * bytesPerRow, blockSize() / 2));
        return block;
    }

    void hold(final RowBlock block) {
        used += block.size();
        rows += block.rows();
        mostRows = Math.max(mostRows, block.rows());
        bytesPerRow = block.csv().length() / block.rows() + SLACK;
    }

    void release(final RowBlock block) {
        used -= block.size();
        rows -= block.rows();
        free.push(block);
    }
}

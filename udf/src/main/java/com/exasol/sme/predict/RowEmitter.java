package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.rows.RowBlock;

/** Emits rows as they came in, followed by their output values. */
final class RowEmitter {
    private final ExaIterator rows;
    private final int columns;
    private final Object[] row;
    private long rowsEmitted;
    /** So many of them are of the current batch. */
    private int emitted;

    RowEmitter(final ExaIterator rows, final int columns, final int outputColumns) {
        this.rows = rows;
        this.columns = columns;
        row = new Object[columns + outputColumns];
    }

    /** {@return how many rows have been emitted} */
    long rowsEmitted() {
        return rowsEmitted;
    }

    /** {@return whether these were the last rows of the batch, which must be the same until then} */
    boolean emit(final Batch batch, final int mostRows) throws ExaIterationException, ExaDataTypeException {
        final int end = Math.min(batch.rows(), emitted + mostRows);
        while (emitted < end) {
            emit(batch.block(), batch.from() + emitted++);
        }
        final boolean isLast = emitted == batch.rows();
        emitted = isLast ? 0 : emitted;
        return isLast;
    }

    private void emit(final RowBlock block, final int index) throws ExaIterationException, ExaDataTypeException {
        for (int column = 0; column < columns; column++) {
            row[column] = block.value(index, column);
        }
        for (int column = columns; column < row.length; column++) {
            row[column] = block.output(index, column - columns);
        }
        rows.emit(row);
        rowsEmitted++;
    }
}

package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import java.math.BigDecimal;

/** Emits rows as they came in, followed by their output values. */
final class RowEmitter {
    private final ExaIterator rows;
    private final int columns;
    private final Object[] row;

    RowEmitter(final ExaIterator rows, final int columns, final int outputColumns) {
        this.rows = rows;
        this.columns = columns;
        this.row = new Object[columns + outputColumns];
    }

    void emit(final Batch batch) throws ExaIterationException, ExaDataTypeException {
        final RowBlock block = batch.block();
        for (int index = batch.from(); index < batch.from() + batch.rows(); index++) {
            for (int column = 0; column < this.columns; column++) {
                this.row[column] = plain(block.value(index, column));
            }
            for (int column = this.columns; column < this.row.length; column++) {
                this.row[column] = block.output(index, column - this.columns);
            }
            this.rows.emit(this.row);
        }
    }

    private static Object plain(final Object value) {
        return value instanceof BigDecimal ? PlainDecimal.of((BigDecimal) value) : value;
    }
}

package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;

/** A column of whole numbers of up to eighteen digits. */
final class LongFeature extends Feature {
    @Override
    public Long take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getLong(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.number((Long) value);
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        block.putNumber(column, (Long) value);
    }

    @Override
    Long restore(final long number, final CsvBuffer csv) {
        return number;
    }
}

package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;

/** A column of whole numbers of up to nine digits. */
final class IntegerFeature extends Feature {
    @Override
    public Integer take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getInteger(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.number((Integer) value);
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        block.putNumber(column, (Integer) value);
    }

    @Override
    Integer restore(final long number, final CsvBuffer csv) {
        return (int) number;
    }
}

package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;

/** A column of whole numbers of up to nine digits. */
final class IntegerFeature extends Feature {
    @Override
    Integer take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getInteger(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.number((Integer) value);
    }
}

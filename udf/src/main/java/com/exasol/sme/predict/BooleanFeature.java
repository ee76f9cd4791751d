package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;

/** A column of truth values. */
final class BooleanFeature extends Feature {
    @Override
    Boolean take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getBoolean(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.ascii((Boolean) value ? "true" : "false");
    }
}

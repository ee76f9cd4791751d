package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;

/** A column of values that have no quotes of their own, and are written in quotes. */
final class DelimitedFeature extends Feature {
    private final Feature bare;

    DelimitedFeature(final Feature bare) {
        this.bare = bare;
    }

    @Override
    public Object take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return bare.take(rows, column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.ascii('"');
        bare.write(value, csv);
        csv.ascii('"');
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        bare.keep(value, block, column);
    }

    @Override
    Object restore(final long number, final CsvBuffer csv) {
        return bare.restore(number, csv);
    }
}

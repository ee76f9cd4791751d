package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;

/** A column of truth values. */
final class BooleanFeature extends Feature {
    private final String textOfTrue;
    private final String textOfFalse;

    BooleanFeature(final String textOfTrue, final String textOfFalse) {
        this.textOfTrue = textOfTrue;
        this.textOfFalse = textOfFalse;
    }

    @Override
    public Boolean take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getBoolean(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.ascii((Boolean) value ? textOfTrue : textOfFalse);
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        block.putNumber(column, (Boolean) value ? 1 : 0);
    }

    @Override
    Boolean restore(final long number, final CsvBuffer csv) {
        return number == 1;
    }
}

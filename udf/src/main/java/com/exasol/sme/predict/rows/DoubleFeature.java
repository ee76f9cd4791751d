package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;
import com.exasol.sme.predict.text.DoubleText;

/** A column of floating-point numbers, written as the training files have them. */
class DoubleFeature extends Feature {
    @Override
    public final Double take(final ExaIterator rows, final int column)
            throws ExaIterationException, ExaDataTypeException {
        return rows.getDouble(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        DoubleText.write((Double) value, csv);
    }

    @Override
    public final void keep(final Object value, final RowBlock block, final int column) {
        block.putNumber(column, Double.doubleToRawLongBits((Double) value));
    }

    @Override
    final Double restore(final long number, final CsvBuffer csv) {
        return Double.longBitsToDouble(number);
    }
}

package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;
import com.exasol.sme.predict.text.DoubleText;

/** A column of floating-point numbers, written without an exponent as far as that goes. */
final class PlainDoubleFeature extends DoubleFeature {
    @Override
    void write(final Object value, final CsvBuffer csv) {
        DoubleText.writePlain((Double) value, csv);
    }
}

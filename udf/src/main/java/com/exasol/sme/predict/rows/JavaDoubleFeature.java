package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;
import com.exasol.sme.predict.text.FewDecimals;

/**
 * A column of floating-point numbers, written as Java writes them: with a decimal at least, and differently by Java 19
 * and later than by those before.
 */
final class JavaDoubleFeature extends DoubleFeature {
    private final StringBuilder text = new StringBuilder();

    @Override
    void write(final Object value, final CsvBuffer csv) {
        final double number = (Double) value;
        if (!FewDecimals.write(number, csv)) {
            text.setLength(0);
            csv.ascii(text.append(number));
        }
    }
}

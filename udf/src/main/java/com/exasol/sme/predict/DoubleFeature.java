package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;

/** A column of floating-point numbers, written as Java writes them. */
final class DoubleFeature extends Feature {
    /** From here to there Java writes no exponent. */
    private static final double SMALLEST_WITHOUT_EXPONENT = 1e-3;

    private static final double SMALLEST_WITH_EXPONENT = 1e7;
    /** More would not leave every digit exact. */
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

    private final StringBuilder text = new StringBuilder();

    @Override
    Double take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getDouble(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        final double number = (Double) value;
        if (!writeFewDecimals(number, csv)) {
            this.text.setLength(0);
            csv.ascii(this.text.append(number));
        }
    }

    /** Digits and power are exact, so that dividing them gives what reading the text gives. */
    private static boolean writeFewDecimals(final double number, final CsvBuffer csv) {
        final double size = Math.abs(number);
        if (size < SMALLEST_WITHOUT_EXPONENT || size >= SMALLEST_WITH_EXPONENT) {
            return false;
        }
        for (int decimals = 1; decimals < POWERS.length; decimals++) {
            final long digits = Math.round(size * POWERS[decimals]);
            if (digits / POWERS[decimals] == size) {
                csv.decimal(number < 0 ? -digits : digits, decimals);
                return true;
            }
        }
        return false;
    }
}

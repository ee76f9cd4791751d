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

    /** Four times what rounding a quotient, and the product with the divisor, may take away or add. */
    private static final double ROUNDING = 0x1p-50;

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

    /**
     * Digits and power are exact, so that dividing them gives what reading the text gives. Where that gives the number,
     * the product is next to the digits; looking at that first takes less time than a division.
     */
    private static boolean writeFewDecimals(final double number, final CsvBuffer csv) {
        final double size = Math.abs(number);
        if (size < SMALLEST_WITHOUT_EXPONENT || size >= SMALLEST_WITH_EXPONENT) {
            return false;
        }
        for (int decimals = 1; decimals < POWERS.length; decimals++) {
            final double product = size * POWERS[decimals];
            final long digits = (long) (product + 0.5);
            if (Math.abs(product - digits) <= product * ROUNDING && digits / POWERS[decimals] == size) {
                csv.decimal(number < 0 ? -digits : digits, decimals);
                return true;
            }
        }
        return false;
    }

    @Override
    void keep(final Object value, final RowBlock block, final int column) {
        block.putNumber(column, Double.doubleToRawLongBits((Double) value));
    }

    @Override
    Double restore(final long number, final CsvBuffer csv) {
        return Double.longBitsToDouble(number);
    }
}

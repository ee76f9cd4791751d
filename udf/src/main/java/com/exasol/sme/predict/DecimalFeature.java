package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import java.math.BigDecimal;

/** A column of numbers with a fixed number of decimals, or of many digits. */
final class DecimalFeature extends Feature {
    /** So many digits survive the way through a double, and such a power of ten is a double. */
    private static final int DIGITS_OF_DOUBLE = 15;

    private static final int LARGEST_EXACT_POWER = 22;
    private static final int LARGE_NUMBER = 160;

    private final int scale;
    private final double unitsInOne;

    DecimalFeature(final int scale) {
        this.scale = scale;
        this.unitsInOne = Math.pow(10, scale);
    }

    @Override
    BigDecimal take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getBigDecimal(column);
    }

    /** The short way, for most values, creates no object. */
    @Override
    void write(final Object value, final CsvBuffer csv) {
        final BigDecimal number = ((BigDecimal) value).setScale(this.scale);
        if (number.precision() <= DIGITS_OF_DOUBLE && this.scale <= LARGEST_EXACT_POWER) {
            csv.decimal(Math.round(number.doubleValue() * this.unitsInOne), this.scale);
        } else {
            csv.ascii(number.toPlainString());
        }
    }

    @Override
    int weight(final Object value) {
        return LARGE_NUMBER;
    }
}

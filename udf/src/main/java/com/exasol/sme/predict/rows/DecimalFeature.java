package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;
import com.exasol.sme.predict.text.PlainDecimal;
import java.math.BigDecimal;

/** A column of numbers with a fixed number of decimals, or of many digits. */
final class DecimalFeature extends Feature {
    /** So many digits survive the way through a double, and such a power of ten is a double. */
    private static final int DIGITS_OF_DOUBLE = 15;

    private static final int LARGEST_EXACT_POWER = 22;
    /** About what such an object takes in memory. */
    private static final int LARGE_NUMBER = 160;

    private final int scale;
    private final double unitsInOne;

    DecimalFeature(final int scale) {
        this.scale = scale;
        unitsInOne = Math.pow(10, scale);
    }

    @Override
    public BigDecimal take(final ExaIterator rows, final int column)
            throws ExaIterationException, ExaDataTypeException {
        return rows.getBigDecimal(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        final BigDecimal number = ((BigDecimal) value).setScale(scale);
        if (isShort(number)) {
            csv.decimal(unscaled(number), scale);
        } else {
            csv.ascii(number.toPlainString());
        }
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        final BigDecimal number = (BigDecimal) value;
        if (number.scale() == scale && isShort(number)) {
            block.putNumber(column, unscaled(number));
        } else {
            block.putObject(column, PlainDecimal.of(number), LARGE_NUMBER);
        }
    }

    @Override
    BigDecimal restore(final long number, final CsvBuffer csv) {
        return PlainDecimal.of(BigDecimal.valueOf(number, scale));
    }

    private boolean isShort(final BigDecimal number) {
        return number.precision() <= DIGITS_OF_DOUBLE && scale <= LARGEST_EXACT_POWER;
    }

    /** Unlike the way over {@link BigDecimal#unscaledValue()}, this one creates no object. */
    private long unscaled(final BigDecimal number) {
        return Math.round(number.doubleValue() * unitsInOne);
    }
}

package com.exasol.sme.predict;

import java.math.BigDecimal;

/** A number whose text has no exponent: the database gets the text of a DECIMAL, and may not take {@code 1E-7}. */
final class PlainDecimal extends BigDecimal {
    private static final long serialVersionUID = 1L;

    private PlainDecimal(final BigDecimal value) {
        super(value.unscaledValue(), value.scale());
    }

    static BigDecimal of(final BigDecimal value) {
        return value.toString().indexOf('E') < 0 ? value : new PlainDecimal(value);
    }

    @Override
    public String toString() {
        return toPlainString();
    }
}

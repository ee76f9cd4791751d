package com.exasol.sme.predict.text;

import java.math.BigDecimal;

/** A number whose text has no exponent: the database gets the text of a DECIMAL, and may not take {@code 1E-7}. */
public final class PlainDecimal extends BigDecimal {
    private static final long serialVersionUID = 1L;
    private static final int SMALLEST_PLAIN_EXPONENT = -6;

    private PlainDecimal(final BigDecimal value) {
        super(value.unscaledValue(), value.scale());
    }

    public static BigDecimal of(final BigDecimal value) {
        return hasPlainText(value) ? value : new PlainDecimal(value);
    }

    /** By the rule of {@link BigDecimal#toString()}. */
    private static boolean hasPlainText(final BigDecimal value) {
        return value.scale() >= 0 && (long) value.precision() - value.scale() > SMALLEST_PLAIN_EXPONENT;
    }

    @Override
    public String toString() {
        return toPlainString();
    }
}

package com.exasol.sme.predict;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.function.Function;

/** How the value of one feature looks in a request: as it looked in the files the model was trained on. */
final class FeatureText {
    /** What TIMESTAMP means without a number. */
    private static final int MILLISECONDS = 3;

    private final Function<Object, String> text;

    private FeatureText(final Function<Object, String> text) {
        this.text = text;
    }

    static FeatureText of(final SqlType type) {
        switch (type.name()) {
            case "DECIMAL":
                return new FeatureText(value -> decimal(value, type.scale()));
            case "TIMESTAMP":
                return timestamp(type.sizeOr(MILLISECONDS));
            case "BOOLEAN":
            case "DOUBLE":
            case "DATE":
            case "CHAR":
            case "VARCHAR":
                return new FeatureText(Object::toString);
            default:
                throw new IllegalArgumentException("a feature cannot be of type " + type.name());
        }
    }

    /** @return nothing for NULL, which is an empty field */
    String from(final Object value) {
        try {
            return value == null ? "" : this.text.apply(value);
        } catch (final ClassCastException | ArithmeticException exception) {
            throw PredictionSettings.damaged("sme.settings names another type than that of a column");
        }
    }

    /** The database hands over Integer or Long for up to 18 digits without a scale, else BigDecimal. */
    private static String decimal(final Object value, final int scale) {
        final BigDecimal number =
                value instanceof BigDecimal ? (BigDecimal) value : BigDecimal.valueOf(((Number) value).longValue());
        return number.setScale(scale).toPlainString();
    }

    private static FeatureText timestamp(final int digits) {
        final DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss");
        if (digits > 0) {
            format.appendLiteral('.').appendPattern("S".repeat(digits));
        }
        final DateTimeFormatter formatter = format.toFormatter(Locale.ROOT);
        return new FeatureText(value -> formatter.format(((Timestamp) value).toLocalDateTime()));
    }
}

package com.exasol.sme.predict;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** How the value of one feature looks in a request: as it looked in the files the model was trained on. */
final class FeatureText {
    /** What TIMESTAMP means without a number. */
    private static final int MILLISECONDS = 3;

    /** The types whose text has, or may have, something to delimit: the same for which EXPORT is told ALWAYS. */
    private static final Set<String> DELIMITED = Set.of("CHAR", "VARCHAR", "TIMESTAMP");

    private final boolean isDelimited;
    private final Function<Object, String> text;

    private FeatureText(final SqlType type, final Function<Object, String> text) {
        this.isDelimited = DELIMITED.contains(type.name());
        this.text = text;
    }

    static FeatureText of(final SqlType type) {
        switch (type.name()) {
            case "DECIMAL":
                return new FeatureText(type, value -> decimal(value, type.scale()));
            case "TIMESTAMP":
                return new FeatureText(type, timestamp(type.sizeOr(MILLISECONDS)));
            case "BOOLEAN":
            case "DOUBLE":
            case "DATE":
            case "CHAR":
            case "VARCHAR":
                return new FeatureText(type, Object::toString);
            default:
                throw new IllegalArgumentException("a feature cannot be of type " + type.name());
        }
    }

    /** @return the whole field: nothing for NULL, else the text, in quotes if the type's values always are */
    String from(final Object value) {
        if (value == null) {
            return "";
        }
        try {
            final String plain = this.text.apply(value);
            return this.isDelimited ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
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

    private static Function<Object, String> timestamp(final int digits) {
        final DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss");
        if (digits > 0) {
            format.appendLiteral('.').appendPattern("S".repeat(digits));
        }
        final DateTimeFormatter formatter = format.toFormatter(Locale.ROOT);
        return value -> formatter.format(((Timestamp) value).toLocalDateTime());
    }
}

package com.exasol.sme.sandbox.aws.learning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes values as Python's {@code repr} does, because the containers are written in Python. */
public final class PythonText {
    private static final int FIRST_EXPONENT_OF_LARGE_NUMBERS = 16;
    private static final int LAST_EXPONENT_OF_SMALL_NUMBERS = -5;

    private PythonText() {}

    public static String of(final double number) {
        if (number == 0) {
            return "0.0";
        }
        final BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        final int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent > LAST_EXPONENT_OF_SMALL_NUMBERS && exponent < FIRST_EXPONENT_OF_LARGE_NUMBERS) {
            final String plain = decimal.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        final String mantissa =
                decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return String.format(Locale.ROOT, "%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** Single quotes, unless the text holds some and no double quotes. */
    static String of(final String text) {
        final char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        final StringBuilder python = new StringBuilder().append(quote);
        for (int index = 0; index < text.length(); index++) {
            final char character = text.charAt(index);
            switch (character) {
                case '\\' -> python.append("\\\\");
                case '\n' -> python.append("\\n");
                case '\r' -> python.append("\\r");
                case '\t' -> python.append("\\t");
                default -> python.append(character == quote ? "\\" : "").append(character);
            }
        }
        return python.append(quote).toString();
    }

    /** A list of values that are Python text already. */
    static String list(final List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    /** One field as Python's {@code csv.writer} writes it. */
    public static String csvField(final String text) {
        if (text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            return text;
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}

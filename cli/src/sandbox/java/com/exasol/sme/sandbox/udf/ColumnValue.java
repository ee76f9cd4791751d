package com.exasol.sme.sandbox.udf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.regex.Pattern;

/** What a value becomes in a column of a result, or why it does not fit. */
final class ColumnValue {
    private static final int INT64_DIGITS = 18;

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern YEAR = Pattern.compile("(?!0000)\\d{4}-");

    private ColumnValue() {}

    /** The database does not take a value. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(final String reason) {
            super(reason);
        }
    }

    static Object of(final Object value, final Column column) throws Refusal {
        // '' is NULL.
        if (value == null || value.equals("")) {
            return null;
        }
        return switch (column.type().kind()) {
            case DECIMAL -> decimal(value.toString(), column);
            case DOUBLE -> finite((Double) value, column);
            case DATE -> date((String) value, column);
            case TIMESTAMP -> timestamp((String) value, column);
            case CHAR, VARCHAR -> text((String) value, column);
            default -> value;
        };
    }

    private static Object decimal(final String text, final Column column) throws Refusal {
        final SqlType type = column.type();
        if (!PLAIN_NUMBER.matcher(text).matches()) {
            throw new Refusal("SANDBOX: nobody knows what a database makes of the number " + text + " in column "
                    + column.name());
        }
        final BigDecimal number = new BigDecimal(text);
        final BigDecimal exact = number.setScale(type.scale(), RoundingMode.DOWN);
        if (exact.compareTo(number) != 0 || exact.precision() > type.precision()) {
            throw new Refusal("SANDBOX: " + text + " does not fit into column " + column.name() + " of type " + type);
        }
        return type.scale() == 0 && type.precision() <= INT64_DIGITS ? (Object) exact.longValueExact() : exact;
    }

    private static Double finite(final Double number, final Column column) throws Refusal {
        if (Double.isFinite(number)) {
            return number;
        }
        throw new Refusal("SANDBOX: column " + column.name() + " has no " + number);
    }

    private static Date date(final String text, final Column column) throws Refusal {
        checkYear(text, column);
        return Date.valueOf(text);
    }

    private static Timestamp timestamp(final String text, final Column column) throws Refusal {
        checkYear(text, column);
        final String fraction = text.substring(text.indexOf('.') + 1).replaceAll("0+$", "");
        if (fraction.length() > column.type().precision()) {
            throw new Refusal(
                    "SANDBOX: " + text + " is finer than column " + column.name() + " of type " + column.type());
        }
        return Timestamp.valueOf(text);
    }

    private static void checkYear(final String text, final Column column) throws Refusal {
        if (!YEAR.matcher(text).lookingAt()) {
            throw new Refusal("SANDBOX: column " + column.name() + " cannot hold " + text);
        }
    }

    private static String text(final String text, final Column column) throws Refusal {
        final SqlType type = column.type();
        final int characters = text.codePointCount(0, text.length());
        if (characters > type.length()) {
            throw new Refusal("SANDBOX: a text of " + characters + " characters is too long for column " + column.name()
                    + " of type " + type);
        }
        if (type.ascii() && !US_ASCII.newEncoder().canEncode(text)) {
            throw new Refusal("SANDBOX: a text in column " + column.name() + " of type " + type + " is not ASCII");
        }
        return type.kind() == SqlType.Kind.CHAR ? text + " ".repeat(type.length() - characters) : text;
    }
}

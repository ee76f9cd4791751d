package com.exasol.sme.sandbox.database.sql;

import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.SqlType.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Exasol's implicit conversions: into columns, into parameters of scripts, out of scripts. */
public final class Values {
    private static final int LONG_DIGITS = 18;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[ HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT);

    private Values() {}

    /**
     * Gives a value the class and the shape of a type.
     *
     * @param what names the target in the error
     */
    public static Object convert(final Object value, final SqlType type, final Formats formats, final String what)
            throws SQLException {
        if (value == null || "".equals(value)) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> toBoolean(value, what);
            case DATE -> toDate(value, what);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> toTimestamp(value, type.precision(), what);
            case DECIMAL -> toDecimal(value, type, what);
            case DOUBLE -> toNumber(value, what).doubleValue();
            default -> toText(formats.text(value), type, what);
        };
    }

    private static String toText(final String text, final SqlType type, final String what) throws SQLException {
        if (type.length() == 0) {
            return text;
        }
        final int length = text.codePointCount(0, text.length());
        if (length > type.length()) {
            throw Refused.data("string data, right truncation: " + length + " characters for " + what + " " + type);
        }
        if (type.ascii() && text.codePoints().anyMatch(character -> character > 127)) {
            throw Refused.data("a character that is not ASCII for " + what + " " + type);
        }
        return type.kind() == Kind.CHAR ? text + " ".repeat(type.length() - length) : text;
    }

    private static Boolean toBoolean(final Object value, final String what) throws SQLException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return switch (String.valueOf(value).strip().toUpperCase(Locale.ROOT)) {
            case "1", "T", "TRUE" -> true;
            case "0", "F", "FALSE" -> false;
            default -> throw wrong(value, "BOOLEAN", what);
        };
    }

    private static Date toDate(final Object value, final String what) throws SQLException {
        if (value instanceof Date date) {
            return date;
        }
        if (value instanceof Timestamp timestamp) {
            return Date.valueOf(timestamp.toLocalDateTime().toLocalDate());
        }
        try {
            return Date.valueOf(LocalDate.parse(String.valueOf(value)));
        } catch (final DateTimeParseException exception) {
            throw wrong(value, "DATE", what);
        }
    }

    private static Timestamp toTimestamp(final Object value, final int precision, final String what)
            throws SQLException {
        final LocalDateTime time;
        if (value instanceof Timestamp timestamp) {
            time = timestamp.toLocalDateTime();
        } else if (value instanceof Date date) {
            time = date.toLocalDate().atStartOfDay();
        } else {
            try {
                time = LocalDateTime.parse(String.valueOf(value), TIME);
            } catch (final DateTimeParseException exception) {
                throw wrong(value, "TIMESTAMP", what);
            }
        }
        final int unit = BigDecimal.TEN.pow(9 - precision).intValue();
        return Timestamp.valueOf(time.withNano(time.get(ChronoField.NANO_OF_SECOND) / unit * unit));
    }

    private static Object toDecimal(final Object value, final SqlType type, final String what) throws SQLException {
        final BigDecimal number = toNumber(value, what).setScale(type.scale(), RoundingMode.HALF_UP);
        if (number.precision() - number.scale() > type.precision() - type.scale()) {
            throw Refused.data("numeric value out of range: " + value + " for " + what + " " + type);
        }
        return canonical(number, type);
    }

    /** The class that getObject gives for a DECIMAL. */
    public static Object canonical(final BigDecimal number, final SqlType type) {
        return type.scale() == 0 && type.precision() <= LONG_DIGITS ? (Object) number.longValueExact() : number;
    }

    private static BigDecimal toNumber(final Object value, final String what) throws SQLException {
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        try {
            return new BigDecimal(String.valueOf(value).strip());
        } catch (final NumberFormatException exception) {
            throw wrong(value, "number", what);
        }
    }

    private static SQLException wrong(final Object value, final String type, final String what) {
        return Refused.data("'" + value + "' is not a " + type + ", for " + what);
    }
}

package com.exasol.sme.sandbox.database;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;

/**
 * How a session writes values as text when nothing else is said.
 *
 * @param date      NLS_DATE_FORMAT
 * @param timestamp NLS_TIMESTAMP_FORMAT
 * @param numeric   NLS_NUMERIC_CHARACTERS: the decimal point, then the group separator
 */
record Formats(String date, String timestamp, String numeric) {
    String text(final Object value) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value ? "TRUE" : "FALSE";
        }
        if (value instanceof Date) {
            return TimeFormat.write(((Date) value).toLocalDate().atStartOfDay(), date);
        }
        if (value instanceof Timestamp) {
            return TimeFormat.write(((Timestamp) value).toLocalDateTime(), timestamp);
        }
        if (value instanceof BigDecimal) {
            return withPoint(((BigDecimal) value).toPlainString());
        }
        return value instanceof Double ? withPoint(value.toString()) : String.valueOf(value);
    }

    /** A number's text with the session's decimal character. */
    String withPoint(final String number) {
        return number.replace('.', numeric.charAt(0));
    }

    /** TO_CHAR with a format, or FORMAT of EXPORT. */
    String text(final Object value, final String format) throws SQLException {
        if (value instanceof Date) {
            return TimeFormat.write(((Date) value).toLocalDate().atStartOfDay(), format);
        }
        if (value instanceof Timestamp) {
            return TimeFormat.write(((Timestamp) value).toLocalDateTime(), format);
        }
        if (value instanceof Number) {
            return NumberFormat.write(new BigDecimal(value.toString()), format, numeric);
        }
        throw Refused.data("a format is for numbers, dates and timestamps only");
    }
}

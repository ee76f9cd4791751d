package com.exasol.sme.sandbox.database.sql;

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
public record Formats(String date, String timestamp, String numeric) {
    public String text(final Object value) throws SQLException {
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        if (value instanceof Date day) {
            return TimeFormat.write(day.toLocalDate().atStartOfDay(), date);
        }
        if (value instanceof Timestamp point) {
            return TimeFormat.write(point.toLocalDateTime(), timestamp);
        }
        if (value instanceof BigDecimal decimal) {
            return withPoint(decimal.toPlainString());
        }
        return value instanceof Double ? withPoint(value.toString()) : String.valueOf(value);
    }

    /** A number's text with the session's decimal character. */
    public String withPoint(final String number) {
        return number.replace('.', numeric.charAt(0));
    }

    /** TO_CHAR with a format, or FORMAT of EXPORT. */
    public String text(final Object value, final String format) throws SQLException {
        if (value instanceof Date day) {
            return TimeFormat.write(day.toLocalDate().atStartOfDay(), format);
        }
        if (value instanceof Timestamp point) {
            return TimeFormat.write(point.toLocalDateTime(), format);
        }
        if (value instanceof Number) {
            return NumberFormat.write(new BigDecimal(value.toString()), format, numeric);
        }
        throw Refused.data("a format is for numbers, dates and timestamps only");
    }
}

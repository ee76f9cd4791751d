package com.exasol.sme.sandbox.database.engine;

import com.exasol.sme.sandbox.database.sql.Formats;
import com.exasol.sme.sandbox.database.sql.Refused;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.h2.value.Value;

/** Functions that the engine lacks or understands in another way; public because the engine calls them by name. */
public final class SqlFunctions {
    private SqlFunctions() {}

    /** What a CAST to CHAR or VARCHAR writes, which follows the session's formats and never cuts. */
    public static String text(
            final Value value,
            final int length,
            final String dateFormat,
            final String timestampFormat,
            final String numeric)
            throws SQLException {
        final Object object = object(value);
        if (object == null) {
            return null;
        }
        final String text = new Formats(dateFormat, timestampFormat, numeric).text(object);
        if (text.length() > length) {
            throw Refused.data("string data, right truncation");
        }
        return text;
    }

    /** TO_CHAR; without a format it follows those of the session. */
    public static String toChar(
            final Value value,
            final String format,
            final String dateFormat,
            final String timestampFormat,
            final String numeric)
            throws SQLException {
        final Object object = object(value);
        if (object == null) {
            return null;
        }
        final Formats formats = new Formats(dateFormat, timestampFormat, numeric);
        return format == null ? formats.text(object) : formats.text(object, format);
    }

    /** The time of day in a zone, to the millisecond. */
    public static LocalDateTime now(final String zone) {
        return LocalDateTime.now(ZoneId.of(zone)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Object object(final Value value) {
        return switch (value.getValueType()) {
            case Value.NULL -> null;
            case Value.BOOLEAN -> value.getBoolean();
            case Value.DATE -> Date.valueOf(LocalDate.parse(value.getString()));
            case Value.TIMESTAMP ->
                Timestamp.valueOf(LocalDateTime.parse(value.getString().replace(' ', 'T')));
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER, Value.BIGINT, Value.NUMERIC ->
                new BigDecimal(value.getString());
            case Value.REAL, Value.DOUBLE, Value.DECFLOAT -> value.getDouble();
            default -> value.getString();
        };
    }
}

package com.exasol.sme.sandbox.database.sql;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

/** Writes a value as a literal of SQL. */
public final class SqlLiteral {
    public static final String NULL_TEXT = "CAST(NULL AS VARCHAR)";

    private SqlLiteral() {}

    public static String of(final Object value) {
        if (value == null || "".equals(value)) {
            return NULL_TEXT;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Double) {
            return "CAST(" + quoted(value.toString()) + " AS DOUBLE PRECISION)";
        }
        if (value instanceof Date) {
            return "DATE " + quoted(value.toString());
        }
        if (value instanceof Timestamp) {
            return "TIMESTAMP " + quoted(value.toString());
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    public static String quoted(final String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

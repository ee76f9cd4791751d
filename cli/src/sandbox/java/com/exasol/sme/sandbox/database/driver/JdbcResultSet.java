package com.exasol.sme.sandbox.database.driver;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** A result set that goes forward only. */
final class JdbcResultSet extends JdbcProxy<ResultSet> {
    private final StatementResult result;
    private int row = -1;
    private boolean wasNull;

    JdbcResultSet(final StatementResult result) {
        super(ResultSet.class);
        this.result = result;
    }

    @Override
    Object call(final Method method, final Object[] arguments) throws SQLException {
        switch (method.getName()) {
            case "next" -> {
                row = Math.min(row + 1, result.rows().size());
                return row < result.rows().size();
            }
            case "wasNull" -> {
                return wasNull;
            }
            case "getRow" -> {
                return row + 1;
            }
            case "findColumn" -> {
                return index(arguments[0]) + 1;
            }
            case "getMetaData" -> {
                return new JdbcResultMetadata(result.columns()).proxy();
            }
            default -> {
                if (arguments.length != 1 || !method.getName().startsWith("get")) {
                    throw notSupported(method);
                }
                return convert(value(arguments[0]), method);
            }
        }
    }

    private Object value(final Object column) throws SQLException {
        if (row < 0 || row >= result.rows().size()) {
            throw new SQLException("SANDBOX: the result set is not on a row", "24000");
        }
        final Object value = result.rows().get(row).get(index(column));
        wasNull = value == null;
        return value;
    }

    private int index(final Object column) throws SQLException {
        final List<Column> columns = result.columns();
        for (int index = 0; index < columns.size(); index++) {
            final boolean found = column instanceof String text
                    ? columns.get(index).name().equalsIgnoreCase(text)
                    : index + 1 == (Integer) column;
            if (found) {
                return index;
            }
        }
        throw new SQLException("SANDBOX: no column " + column, Refused.STATE_STATEMENT);
    }

    private Object convert(final Object value, final Method method) throws SQLException {
        return switch (method.getName()) {
            case "getObject" -> value;
            case "getString" -> text(value);
            case "getInt" -> value == null ? (Object) 0 : (Object) number(value).intValueExact();
            case "getLong" ->
                value == null ? (Object) 0L : (Object) number(value).longValueExact();
            case "getDouble" ->
                value == null ? (Object) 0.0 : (Object) number(value).doubleValue();
            case "getBigDecimal" -> value == null ? null : number(value);
            case "getBoolean" -> value == null ? (Object) false : cast(value, Boolean.class);
            case "getDate" -> cast(value, Date.class);
            case "getTimestamp" -> cast(value, Timestamp.class);
            default -> throw notSupported(method);
        };
    }

    private static String text(final Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof Boolean flag ? flag ? "TRUE" : "FALSE" : value == null ? null : value.toString();
    }

    private static BigDecimal number(final Object value) throws SQLException {
        try {
            return new BigDecimal(value.toString());
        } catch (final NumberFormatException exception) {
            throw Refused.data("'" + value + "' is not a number");
        }
    }

    private static Object cast(final Object value, final Class<?> type) throws SQLException {
        if (value != null && !type.isInstance(value)) {
            throw Refused.data("'" + value + "' is not a " + type.getSimpleName());
        }
        return value;
    }
}

package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import party.iroiro.luajava.Lua;

/** Pushes what query() returns: a read-only two-dimensional array, or the counts of rows. */
final class QueryResults {
    /** The database's default NLS_TIMESTAMP_FORMAT, YYYY-MM-DD HH24:MI:SS.FF6. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final LuaValues values;
    private final int resultMetatable;
    private final int rowMetatable;

    QueryResults(final LuaValues values, final int resultMetatable, final int rowMetatable) {
        this.values = values;
        this.resultMetatable = resultMetatable;
        this.rowMetatable = rowMetatable;
    }

    void push(final Lua lua, final StatementResult result, final int number, final String sql) throws SQLException {
        if (!result.hasResultSet()) {
            pushCounts(lua, result.rowsAffected(), sql);
            setStatementText(lua, sql);
            return;
        }
        refuseHashType(result.columns());
        pushNames(lua, result.columns());
        LuaValues.newUserdata(lua, 2);
        pushRows(lua, result);
        setStatementText(lua, sql);
        LuaValues.setUserValue(lua, 1);
        lua.push(number);
        LuaValues.setUserValue(lua, 2);
        lua.refGet(resultMetatable);
        lua.setMetatable(-2);
        lua.remove(-2);
    }

    private static void setStatementText(final Lua lua, final String sql) {
        LuaText.push(lua, sql);
        lua.setField(-2, "statement_text");
    }

    private static void refuseHashType(final List<Column> columns) throws SQLException {
        if (columns.stream().anyMatch(column -> column.type().kind() == SqlType.Kind.HASHTYPE)) {
            throw new SQLException("Can not handle type: 126", "42000");
        }
    }

    /** Pushes the table of rows; two below it lies the table of names, which all rows share. */
    private void pushRows(final Lua lua, final StatementResult result) {
        final List<Column> columns = result.columns();
        lua.createTable(result.rows().size(), 1);
        int number = 0;
        for (final List<Object> row : result.rows()) {
            LuaValues.newUserdata(lua, 2);
            lua.createTable(row.size(), 0);
            for (int at = 0; at < row.size(); at++) {
                values.push(lua, shown(row.get(at), columns.get(at).type()));
                lua.rawSetI(-2, at + 1);
            }
            LuaValues.setUserValue(lua, 1);
            lua.pushValue(-4);
            LuaValues.setUserValue(lua, 2);
            lua.refGet(rowMetatable);
            lua.setMetatable(-2);
            lua.rawSetI(-2, ++number);
        }
    }

    private static void pushNames(final Lua lua, final List<Column> columns) {
        lua.createTable(0, columns.size());
        for (int at = 0; at < columns.size(); at++) {
            LuaText.push(lua, columns.get(at).name());
            lua.push(at + 1);
            lua.rawSet(-3);
        }
    }

    private static Object shown(final Object value, final SqlType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DECIMAL -> new BigDecimal(value.toString()).setScale(type.scale());
            case DOUBLE -> ((Number) value).doubleValue();
            case BOOLEAN -> value;
            case DATE -> value instanceof Date date ? date.toLocalDate().toString() : value;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                value instanceof Timestamp time ? TIMESTAMP.format(time.toLocalDateTime()) : value;
            default -> value;
        };
    }

    private static void pushCounts(final Lua lua, final long rows, final String sql) {
        final String statement = sql.stripLeading().toUpperCase(Locale.ROOT);
        lua.createTable(0, 5);
        setCount(lua, "rows_inserted", statement.startsWith("INSERT") ? rows : 0);
        setCount(lua, "rows_updated", statement.startsWith("UPDATE") ? rows : 0);
        setCount(lua, "rows_deleted", statement.startsWith("DELETE") ? rows : 0);
        setCount(lua, "rows_affected", rows);
    }

    private static void setCount(final Lua lua, final String name, final long rows) {
        lua.push(rows);
        lua.setField(-2, name);
    }
}

package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import party.iroiro.luajava.Lua;

/** Checks each value that a RETURNS TABLE script returned against its column, converting nothing. */
final class ReturnedRows {
    /** A JDBC driver gives a DECIMAL of up to so many digits as Long. */
    private static final int MAX_LONG_DIGITS = 18;

    private ReturnedRows() {}

    /** Reads the flat table of cells on top of the stack. */
    static List<List<Object>> read(final Lua lua, final List<Column> columns, final int count) throws SQLException {
        final List<List<Object>> rows = new ArrayList<>(count);
        int cell = 0;
        for (int number = 1; number <= count; number++) {
            final List<Object> row = new ArrayList<>(columns.size());
            for (final Column column : columns) {
                lua.rawGetI(-1, ++cell);
                row.add(value(lua, column, number));
                lua.pop(1);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object value(final Lua lua, final Column column, final int row) throws SQLException {
        if (lua.isNil(-1)) {
            return null;
        }
        final String found = kind(lua);
        switch (column.type().kind()) {
            case DECIMAL -> {
                if (!found.equals("decimal")) {
                    throw new SQLException("decimal expected, got " + found, "43000");
                }
                return decimal(lua, column, row);
            }
            case DOUBLE -> {
                require(found.equals("number"), column, row, found);
                return lua.toNumber(-1);
            }
            case BOOLEAN -> {
                require(found.equals("boolean"), column, row, found);
                return lua.toBoolean(-1);
            }
            case CHAR, VARCHAR -> {
                require(found.equals("string"), column, row, found);
                return text(lua, column, row);
            }
            default -> throw refused(column, row, "a type the sandbox cannot return");
        }
    }

    private static String kind(final Lua lua) {
        if (!lua.isTable(-1)) {
            return lua.type(-1).toString().toLowerCase(Locale.ROOT);
        }
        lua.rawGetI(-1, 1);
        final String kind = lua.toString(-1);
        lua.pop(1);
        return kind;
    }

    private static Number decimal(final Lua lua, final Column column, final int row) throws SQLException {
        lua.rawGetI(-1, 2);
        final BigDecimal value = new BigDecimal(lua.toString(-1));
        lua.pop(1);
        final SqlType type = column.type();
        if (value.stripTrailingZeros().scale() > type.scale()) {
            throw refused(column, row, value + " has too many decimals");
        }
        final BigDecimal fitting = value.setScale(type.scale(), RoundingMode.UNNECESSARY);
        if (fitting.precision() > type.precision()) {
            throw refused(column, row, value + " has too many digits");
        }
        return type.scale() == 0 && type.precision() <= MAX_LONG_DIGITS ? (Number) fitting.longValueExact() : fitting;
    }

    private static String text(final Lua lua, final Column column, final int row) throws SQLException {
        final String text;
        try {
            text = LuaText.read(lua, -1);
        } catch (final CharacterCodingException exception) {
            throw refused(column, row, "not UTF-8");
        }
        final SqlType type = column.type();
        if (text.codePointCount(0, text.length()) > type.length()) {
            throw refused(column, row, "longer than " + type.length() + " characters");
        }
        if (type.ascii() && text.chars().anyMatch(unit -> unit > 127)) {
            throw refused(column, row, "not ASCII");
        }
        return text.isEmpty() ? null : text;
    }

    private static void require(final boolean fits, final Column column, final int row, final String found)
            throws SQLException {
        if (!fits) {
            throw refused(column, row, "a Lua " + found);
        }
    }

    private static SQLException refused(final Column column, final int row, final String why) {
        return new SQLException(
                "SANDBOX: row " + row + ", column " + column.name() + " " + column.type() + ": " + why, "43000");
    }
}

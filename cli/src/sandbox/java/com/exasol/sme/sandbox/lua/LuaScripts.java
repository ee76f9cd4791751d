package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.LuaException;

/** Runs Lua scripts in a real Lua 5.4, each in a state of its own. */
public final class LuaScripts {
    private static final String STATE = "43000";

    private LuaScripts() {}

    /** Runs the body of a CREATE SCRIPT … as EXECUTE SCRIPT does. */
    public static LuaResult execute(
            final String body, final Map<String, Object> arguments, final LuaMeta meta, final LuaDatabase database)
            throws SQLException {
        try (LuaEnvironment environment = new LuaEnvironment(meta, database)) {
            environment.run(body, arguments);
            environment.output().forEach(line -> Secrets.watch("output of a Lua script", line));
            final Lua lua = environment.lua;
            return switch (lua.toString(-3)) {
                case "failed" -> throw raised(LuaText.readLeniently(lua, -2), lua.toInteger(-1), meta);
                case "queried" -> new LuaResult(environment.query((int) lua.toInteger(-2)), environment.output());
                default -> new LuaResult(returned(environment), environment.output());
            };
        }
    }

    /** Two messages that Exasol's public knowledge base shows: for a HASHTYPE, and for any other error of a script. */
    private static SQLException raised(final String text, final long line, final LuaMeta meta) {
        Secrets.watch("Lua error", text);
        if (text.equals("Can not handle type: 126")) {
            return new SQLException(text, "42000");
        }
        return new SQLException(
                SeenErrorCodes.record("\"" + text + "\" caught in script \"" + meta.scriptSchema() + "\".\""
                        + meta.scriptName() + "\" at line " + line),
                STATE);
    }

    private static StatementResult returned(final LuaEnvironment environment) throws SQLException {
        final Lua lua = environment.lua;
        if (lua.isNil(-2) && lua.isNil(-1)) {
            return StatementResult.affecting(0);
        }
        if (lua.type(-1) == Lua.LuaType.STRING) {
            return table(environment);
        }
        if (lua.isNil(-1) && lua.isTable(-2)) {
            return rowCount(lua);
        }
        throw new SQLException("SANDBOX: a script returns rows and columns, or {rows_affected = n}", STATE);
    }

    private static StatementResult rowCount(final Lua lua) throws SQLException {
        lua.push("rows_affected");
        lua.rawGet(-3);
        if (!lua.isInteger(-1)) {
            throw new SQLException("SANDBOX: rows_affected is not an integer", STATE);
        }
        return StatementResult.affecting(lua.toInteger(-1));
    }

    private static StatementResult table(final LuaEnvironment environment) throws SQLException {
        final Lua lua = environment.lua;
        try {
            final List<Column> columns = ColumnList.parse(LuaText.read(lua, -1));
            lua.pop(1);
            final int rows = environment.flatten(columns.size());
            return StatementResult.of(columns, ReturnedRows.read(lua, columns, rows));
        } catch (final CharacterCodingException exception) {
            throw new SQLException("SANDBOX: list of columns is not UTF-8", STATE, exception);
        } catch (final LuaException exception) {
            throw new SQLException(exception.getMessage(), STATE, exception);
        }
    }
}

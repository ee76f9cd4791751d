package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.StatementResult;
import com.exasol.sme.sandbox.lua.LuaDatabase;
import com.exasol.sme.sandbox.lua.LuaMeta;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Runs the body of a Lua script. */
@FunctionalInterface
public interface LuaHost {
    /**
     * Runs a script to its end.
     *
     * @param arguments values by the names of the script's parameters
     * @throws SQLException with state 43000 when the script raises an error
     */
    Outcome execute(String body, Map<String, Object> arguments, LuaMeta meta, LuaDatabase database) throws SQLException;

    /** What a script returned and what it wrote with output(). */
    record Outcome(StatementResult result, List<String> output) {}
}

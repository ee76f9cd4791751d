package com.exasol.sme.sandbox.database.session;

import com.exasol.sme.sandbox.lua.LuaDatabase;
import com.exasol.sme.sandbox.lua.LuaMeta;
import com.exasol.sme.sandbox.lua.LuaResult;
import java.sql.SQLException;
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
    LuaResult execute(String body, Map<String, Object> arguments, LuaMeta meta, LuaDatabase database)
            throws SQLException;
}

package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;

/** What query(), pquery() and import() of a Lua script ask: the caller's session. */
@FunctionalInterface
public interface LuaDatabase {
    /** Runs a finished statement text. */
    StatementResult execute(String sql) throws SQLException;

    /** The body of the script that import() names. */
    default String imported(final String name) throws SQLException {
        throw new SQLException("SANDBOX: there is no script to import, asked for " + name);
    }
}

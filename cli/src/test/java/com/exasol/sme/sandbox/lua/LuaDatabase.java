package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.StatementResult;
import java.sql.SQLException;

/** What query() and pquery() of a Lua script send their finished statement text to: the caller's session. */
@FunctionalInterface
public interface LuaDatabase {
    StatementResult execute(String sql) throws SQLException;
}

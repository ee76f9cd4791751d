package com.exasol.sme.sandbox.lua;

/** What a Lua script finds in {@code exa.meta}. */
public record LuaMeta(
        String databaseName,
        String databaseVersion,
        String scriptSchema,
        String scriptName,
        String currentUser,
        String currentSchema,
        String sessionId,
        long statementId,
        int nodeCount) {}

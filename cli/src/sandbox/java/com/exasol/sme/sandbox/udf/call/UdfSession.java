package com.exasol.sme.sandbox.udf.call;

/** What ExaMetadata tells a UDF about the session that calls it. */
public record UdfSession(
        String sessionId,
        long statementId,
        String currentUser,
        String scopeUser,
        String currentSchema,
        int nodeCount,
        String databaseVersion) {}

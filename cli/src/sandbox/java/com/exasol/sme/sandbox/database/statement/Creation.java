package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;

/** The CREATE statements. */
final class Creation {
    private final Session session;
    private final Tokens tokens;

    Creation(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void execute() throws SQLException {
        final boolean replace = tokens.accept("OR", "REPLACE");
        if (tokens.accept("SCHEMA")) {
            new SchemaDefinitions(session, tokens).create();
        } else if (tokens.accept("TABLE")) {
            new TableDefinitions(session, tokens).create(replace);
        } else if (tokens.accept("VIEW")) {
            new ViewDefinitions(session, tokens).create(replace);
        } else if (tokens.accept("CONNECTION")) {
            new ConnectionDefinitions(session, tokens).create(replace);
        } else if (tokens.accept("USER")) {
            new UserDefinitions(session, tokens).create();
        } else if (tokens.accept("ROLE")) {
            new RoleDefinitions(session, tokens).create();
        } else {
            new ScriptDefinitions(session, tokens).create(replace);
        }
    }
}

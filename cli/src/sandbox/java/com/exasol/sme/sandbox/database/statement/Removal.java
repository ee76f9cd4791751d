package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;

/** The DROP statements. */
final class Removal {
    private final Session session;
    private final Tokens tokens;

    Removal(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void execute() throws SQLException {
        final Token type = tokens.next();
        final boolean ifExists = tokens.accept("IF", "EXISTS");
        switch (type.value()) {
            case "SCHEMA" -> new SchemaDefinitions(session, tokens).drop(ifExists);
            case "TABLE" -> new TableDefinitions(session, tokens).drop(ifExists);
            case "VIEW" -> new ViewDefinitions(session, tokens).drop(ifExists);
            case "SCRIPT" -> new ScriptDefinitions(session, tokens).drop(ifExists);
            case "CONNECTION" -> new ConnectionDefinitions(session, tokens).drop(ifExists);
            case "USER" -> new UserDefinitions(session, tokens).drop(ifExists);
            case "ROLE" -> new RoleDefinitions(session, tokens).drop(ifExists);
            default -> throw Refused.notInSubset("DROP " + type.value());
        }
    }
}

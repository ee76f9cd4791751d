package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Parameters;
import com.exasol.sme.sandbox.database.catalogue.SystemParameter;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;

/** The ALTER statements. */
final class Alteration {
    private final Session session;
    private final Tokens tokens;

    Alteration(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void execute() throws SQLException {
        final Token type = tokens.next();
        switch (type.value()) {
            case "SESSION" -> {
                final SystemParameter own = parameter();
                session.parameters().put(own.name(), own.value());
            }
            case "SYSTEM" -> {
                final SystemParameter parameter = parameter();
                session.rights().require("ALTER SYSTEM");
                session.transaction().change(catalogue -> catalogue.with(parameter));
            }
            case "TABLE" -> new TableDefinitions(session, tokens).alter();
            case "CONNECTION" -> new ConnectionDefinitions(session, tokens).alter();
            case "SCHEMA" -> new SchemaDefinitions(session, tokens).changeOwner();
            default -> throw Refused.notInSubset("ALTER " + type.value());
        }
    }

    private SystemParameter parameter() throws SQLException {
        tokens.expect("SET");
        final String name = tokens.name();
        if (!session.parameters().containsKey(name)) {
            throw Refused.notInSubset("the parameter " + name);
        }
        tokens.expectSign("=");
        final String value = tokens.string();
        tokens.expectEnd();
        if (name.equals(Parameters.NUMERIC_CHARACTERS) && value.length() != 2) {
            throw Refused.statement("NLS_NUMERIC_CHARACTERS takes two characters");
        }
        if (name.equals(Parameters.TIME_ZONE)) {
            Parameters.zone(value);
        }
        return new SystemParameter(name, value);
    }
}

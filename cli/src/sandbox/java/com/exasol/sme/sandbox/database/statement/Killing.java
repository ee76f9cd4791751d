package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;

/** KILL SESSION. */
final class Killing {
    private final Session session;
    private final Tokens tokens;

    Killing(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void execute() throws SQLException {
        tokens.expect("KILL");
        if (!tokens.accept("SESSION")) {
            throw Refused.notInSubset("KILL " + tokens.peek().value());
        }
        final Session victim = tokens.accept("CURRENT_SESSION") ? session : other();
        tokens.expectEnd();
        if (!victim.user().equals(session.user())) {
            session.rights().require("KILL ANY SESSION");
        }
        victim.kill();
    }

    private Session other() throws SQLException {
        final Token id = tokens.next();
        return session.database()
                .session(id.value())
                .orElseThrow(() -> Refused.statement("there is no session " + id.value()));
    }
}

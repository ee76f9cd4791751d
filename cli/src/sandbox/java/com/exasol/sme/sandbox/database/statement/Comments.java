package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;

/** COMMENT ON SCRIPT, which the owner of the schema may do, and who has the role DBA. */
final class Comments {
    private static final int LONGEST = 2000;

    private final Session session;
    private final Tokens tokens;

    Comments(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void execute() throws SQLException {
        tokens.expect("ON");
        if (!tokens.accept("SCRIPT")) {
            throw Refused.notInSubset("COMMENT ON " + tokens.peek().value());
        }
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        tokens.expect("IS");
        final String text = tokens.accept("NULL") ? "" : tokens.string();
        tokens.expectEnd();
        final Script script = session.transaction()
                .catalogue()
                .find(Script.class, name)
                .orElseThrow(() -> Refused.statement("script " + name + " not found"));
        if (!session.rights().owns(name.schema()) && !session.rights().isDba()) {
            throw Refused.privilege("COMMENT on " + name);
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refused.statement("a comment has " + LONGEST + " characters at most");
        }
        // INFERRED: a comment changes nothing but itself, so that grants stay.
        session.transaction().change(catalogue -> catalogue.with(script.commented(text.isEmpty() ? null : text)));
    }
}

package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.CatalogueObject;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.User;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;
import java.util.Optional;

/** CREATE and DROP USER. */
final class UserDefinitions {
    private final Session session;
    private final Tokens tokens;

    UserDefinitions(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void create() throws SQLException {
        final String name = tokens.name();
        tokens.expect("IDENTIFIED", "BY");
        final Token password = tokens.next();
        if (password.kind() != Token.Kind.STRING && !password.isName()) {
            throw tokens.unexpected(password, "a password");
        }
        tokens.expectEnd();
        session.rights().require("CREATE USER");
        if (find(name).isPresent()) {
            throw Refused.statement("user " + name + " already exists");
        }
        session.transaction().change(catalogue -> catalogue.with(new User(name, password.value())));
    }

    void drop(final boolean ifExists) throws SQLException {
        final String name = tokens.name();
        tokens.expectEnd();
        session.rights().require("DROP USER");
        final Optional<User> user = find(name);
        if (user.isEmpty() && !ifExists) {
            throw Refused.statement("user " + name + " not found");
        }
        session.transaction().change(catalogue -> catalogue.without(object -> isOf(object, name)));
    }

    private static boolean isOf(final CatalogueObject object, final String name) {
        return (object instanceof User user && user.name().equals(name))
                || (object instanceof Grant grant && grant.grantee().equals(name));
    }

    private Optional<User> find(final String name) {
        return session.transaction().catalogue().find(User.class, name);
    }
}

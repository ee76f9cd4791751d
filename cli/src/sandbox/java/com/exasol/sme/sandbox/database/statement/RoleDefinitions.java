package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.CatalogueObject;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.Role;
import com.exasol.sme.sandbox.database.catalogue.User;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;
import java.util.Optional;

/** CREATE and DROP ROLE. */
final class RoleDefinitions {
    private final Session session;
    private final Tokens tokens;

    RoleDefinitions(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void create() throws SQLException {
        final String name = tokens.name();
        tokens.expectEnd();
        session.rights().require("CREATE ROLE");
        if (find(name).isPresent()
                || session.transaction().catalogue().find(User.class, name).isPresent()) {
            throw Refused.statement("user or role " + name + " already exists");
        }
        session.transaction().change(catalogue -> catalogue.with(new Role(name)));
    }

    void drop(final boolean ifExists) throws SQLException {
        final String name = tokens.name();
        tokens.expectEnd();
        session.rights().require("DROP ANY ROLE");
        if (find(name).isEmpty() && !ifExists) {
            throw Refused.statement("role " + name + " not found");
        }
        session.transaction().change(catalogue -> catalogue.without(object -> isOf(object, name)));
    }

    private static boolean isOf(final CatalogueObject object, final String role) {
        return object.equals(new Role(role)) || (object instanceof Grant grant && isOf(grant, role));
    }

    private static boolean isOf(final Grant grant, final String role) {
        return grant.grantee().equals(role)
                || (grant.privilege().equals(Rights.ROLE) && grant.target().equals(role));
    }

    private Optional<Role> find(final String name) {
        return session.transaction().catalogue().find(Role.class, name);
    }
}

package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.ConnectionObject;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.Role;
import com.exasol.sme.sandbox.database.catalogue.Schema;
import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.SystemPrivileges;
import com.exasol.sme.sandbox.database.catalogue.Table;
import com.exasol.sme.sandbox.database.catalogue.View;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Token.Kind;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** GRANT and REVOKE. */
final class Grants {
    private static final Set<String> OBJECT =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE", "ALTER", "USAGE");

    private final Session session;
    private final Tokens tokens;

    Grants(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void grant() throws SQLException {
        final List<Grant> grants = grants("TO");
        session.transaction().change(catalogue -> {
            Catalogue changed = catalogue;
            for (final Grant grant : grants) {
                changed = changed.with(grant);
            }
            return changed;
        });
    }

    void revoke() throws SQLException {
        final List<Grant> grants = grants("FROM");
        session.transaction().change(catalogue -> catalogue.without(grants::contains));
    }

    private List<Grant> grants(final String direction) throws SQLException {
        final List<Grant> pattern = pattern(direction);
        tokens.expect(direction);
        final List<String> grantees = tokens.names();
        final boolean admin = tokens.accept("WITH", "ADMIN", "OPTION");
        tokens.expectEnd();
        final List<Grant> grants = new ArrayList<>();
        for (final String grantee : grantees) {
            requireUser(grantee);
            for (final Grant one : pattern) {
                final boolean connection = one.privilege().equals("CONNECTION");
                if (admin && !connection) {
                    throw Refused.notInSubset(Rights.ADMIN + " of " + one.privilege());
                }
                grants.add(new Grant(grantee, one.privilege(), one.target(), admin ? Rights.ADMIN : one.within()));
            }
        }
        return grants;
    }

    private void requireUser(final String name) throws SQLException {
        if (!name.equals(Rights.PUBLIC) && !session.rights().isGrantee(name)) {
            throw Refused.statement("user or role " + name + " not found");
        }
    }

    /** What is granted, without a grantee. */
    private List<Grant> pattern(final String direction) throws SQLException {
        if (tokens.accept("CONNECTION")) {
            return List.of(new Grant("", "CONNECTION", connection(), ""));
        }
        if (tokens.accept("ACCESS", "ON", "CONNECTION")) {
            return List.of(new Grant("", "ACCESS ON CONNECTION", connection(), within()));
        }
        if (isRole()) {
            return List.of(role());
        }
        final List<String> privileges = new ArrayList<>();
        do {
            privileges.add(words(direction));
        } while (tokens.acceptSign(","));
        final String target = tokens.accept("ON") ? target() : "";
        final List<Grant> grants = new ArrayList<>();
        for (final String privilege : privileges) {
            if (!(target.isEmpty() ? isOfTheSystem(privilege) : OBJECT.contains(privilege))) {
                throw Refused.notInSubset("the privilege " + privilege);
            }
            if (target.isEmpty()) {
                requireDba();
            }
            grants.add(new Grant("", privilege, target, ""));
        }
        return grants;
    }

    private static boolean isOfTheSystem(final String privilege) {
        return privilege.equals(Rights.DBA) || SystemPrivileges.ALL.contains(privilege);
    }

    /** Names of roles are no system privileges, which no role may be named like here. */
    private boolean isRole() throws SQLException {
        final Token token = tokens.peek();
        return token.isName()
                && session.transaction()
                        .catalogue()
                        .find(Role.class, token.value())
                        .isPresent();
    }

    private Grant role() throws SQLException {
        final String name = tokens.name();
        if (!session.rights().has("GRANT ANY ROLE")) {
            throw Refused.privilege("GRANT ANY ROLE");
        }
        return new Grant("", Rights.ROLE, name, "");
    }

    private String words(final String direction) throws SQLException {
        final List<String> words = new ArrayList<>();
        Token token = tokens.peek();
        while (token.kind() == Kind.WORD && !token.isWord("ON") && !token.isWord(direction)) {
            words.add(tokens.next().value());
            token = tokens.peek();
        }
        return String.join(" ", words);
    }

    private void requireDba() throws SQLException {
        if (!session.rights().isDba()) {
            throw Refused.privilege("GRANT ANY PRIVILEGE");
        }
    }

    private String connection() throws SQLException {
        final String name = tokens.name();
        if (session.transaction().catalogue().find(ConnectionObject.class, name).isEmpty()) {
            throw new SQLException("connection " + name + " does not exist", Refused.STATE_STATEMENT);
        }
        if (!session.rights().mayGrantConnection(name)) {
            throw Refused.privilege("GRANT ANY CONNECTION");
        }
        return name;
    }

    private String within() throws SQLException {
        if (!tokens.accept("FOR")) {
            return "";
        }
        if (tokens.accept("SCHEMA")) {
            return schema(tokens.name());
        }
        tokens.expect("SCRIPT");
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        if (session.transaction().catalogue().find(Script.class, name).isEmpty()) {
            throw Refused.statement("script " + name + " not found");
        }
        return name.toString();
    }

    private String target() throws SQLException {
        if (tokens.accept("SCHEMA")) {
            final String schema = tokens.name();
            return owned(schema(schema), schema);
        }
        if (!tokens.accept("TABLE") && !tokens.accept("VIEW")) {
            tokens.accept("SCRIPT");
        }
        final NamePath path = NamePath.read(tokens);
        final Catalogue catalogue = session.transaction().catalogue();
        if (path.parts().size() == 1
                && (session.currentSchema() == null || !isObject(path.object(session.currentSchema())))
                && catalogue.find(Schema.class, path.last()).isPresent()) {
            return owned(schema(path.last()), path.last());
        }
        final ObjectName name = path.object(session.currentSchema());
        if (!isObject(name)) {
            throw Refused.statement("object " + name + " not found");
        }
        return owned(name.toString(), name.schema());
    }

    private boolean isObject(final ObjectName name) {
        final Catalogue catalogue = session.transaction().catalogue();
        return catalogue.find(Table.class, name).isPresent()
                || catalogue.find(View.class, name).isPresent()
                || catalogue.find(Script.class, name).isPresent();
    }

    private String schema(final String name) throws SQLException {
        if (session.transaction().catalogue().find(Schema.class, name).isEmpty()) {
            throw Refused.statement("schema " + name + " not found");
        }
        return Rights.schemaTarget(name);
    }

    private String owned(final String target, final String schema) throws SQLException {
        if (!session.rights().owns(schema) && !session.rights().isDba()) {
            throw Refused.privilege("GRANT ANY OBJECT PRIVILEGE");
        }
        return target;
    }
}

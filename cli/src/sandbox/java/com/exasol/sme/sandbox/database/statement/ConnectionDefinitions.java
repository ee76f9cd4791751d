package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.CatalogueObject;
import com.exasol.sme.sandbox.database.catalogue.ConnectionObject;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;
import java.util.Optional;

/** CREATE, ALTER and DROP CONNECTION. */
final class ConnectionDefinitions {
    private final Session session;
    private final Tokens tokens;

    ConnectionDefinitions(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void create(final boolean replace) throws SQLException {
        final ConnectionObject connection = definition();
        session.rights().require("CREATE CONNECTION");
        final Optional<ConnectionObject> old = find(connection.name());
        if (old.isPresent()) {
            if (!replace) {
                throw Refused.statement("connection " + connection.name() + " already exists");
            }
            requireDrop(connection.name());
        }
        final Grant admin = new Grant(session.user(), "CONNECTION", connection.name(), Rights.ADMIN);
        session.transaction().change(catalogue -> catalogue
                .without(object -> isGrantFor(object, connection.name()))
                .with(connection)
                .with(admin));
    }

    /** Unlike CREATE OR REPLACE, ALTER keeps the grants. */
    void alter() throws SQLException {
        final ConnectionObject connection = definition();
        if (find(connection.name()).isEmpty()) {
            throw notFound(connection.name());
        }
        if (!session.rights().has("ALTER ANY CONNECTION") && !session.rights().mayGrantConnection(connection.name())) {
            throw Refused.privilege("ALTER CONNECTION for " + connection.name());
        }
        session.transaction().change(catalogue -> catalogue.with(connection));
    }

    void drop(final boolean ifExists) throws SQLException {
        final String name = tokens.name();
        tokens.expectEnd();
        final Optional<ConnectionObject> connection = find(name);
        if (connection.isEmpty()) {
            if (!ifExists) {
                throw notFound(name);
            }
            return;
        }
        requireDrop(name);
        session.transaction()
                .change(catalogue ->
                        catalogue.without(object -> object.equals(connection.get()) || isGrantFor(object, name)));
    }

    private ConnectionObject definition() throws SQLException {
        final String name = tokens.name();
        tokens.expect("TO");
        final String address = tokens.string();
        final String user = tokens.accept("USER") ? text() : null;
        final String password = tokens.accept("IDENTIFIED", "BY") ? text() : null;
        if (tokens.peek().isWord("SESSION") || tokens.peek().isWord("PUBLIC")) {
            throw Refused.notInSubset(tokens.peek().value() + " of a CONNECTION");
        }
        tokens.expectEnd();
        return new ConnectionObject(name, address, user, password);
    }

    private String text() throws SQLException {
        final String text = tokens.string();
        return text.isEmpty() ? null : text;
    }

    private void requireDrop(final String name) throws SQLException {
        if (!session.rights().has("DROP ANY CONNECTION") && !session.rights().mayGrantConnection(name)) {
            throw Refused.privilege("DROP CONNECTION for " + name);
        }
    }

    private Optional<ConnectionObject> find(final String name) {
        return session.transaction().catalogue().find(ConnectionObject.class, name);
    }

    private static boolean isGrantFor(final CatalogueObject object, final String connection) {
        return object instanceof Grant grant
                && grant.privilege().endsWith("CONNECTION")
                && grant.target().equals(connection);
    }

    private static SQLException notFound(final String name) {
        return new SQLException("connection " + name + " does not exist", Refused.STATE_STATEMENT);
    }
}

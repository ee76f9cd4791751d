package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.CatalogueObject;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.Schema;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;
import java.util.Optional;

/** CREATE, OPEN and DROP SCHEMA. */
final class SchemaDefinitions {
    private final Session session;
    private final Tokens tokens;

    SchemaDefinitions(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void create() throws SQLException {
        final boolean ifNotExists = tokens.accept("IF", "NOT", "EXISTS");
        final String name = tokens.name();
        tokens.expectEnd();
        session.rights().require("CREATE SCHEMA");
        if (find(name).isEmpty()) {
            session.transaction().change(catalogue -> catalogue.with(new Schema(name, session.user())));
        } else if (!ifNotExists) {
            throw Refused.statement("schema " + name + " already exists");
        }
        session.openSchema(name);
    }

    void open() throws SQLException {
        final String name = tokens.name();
        tokens.expectEnd();
        if (find(name).isEmpty()) {
            throw Refused.statement("schema " + name + " not found");
        }
        session.openSchema(name);
    }

    /** The new owner of a schema, and of all that is in it, is a user or a role. */
    void changeOwner() throws SQLException {
        final String name = tokens.name();
        tokens.expect("CHANGE", "OWNER");
        final String owner = tokens.name();
        tokens.expectEnd();
        session.rights().require("ALTER ANY SCHEMA");
        final Schema schema = find(name).orElseThrow(() -> Refused.statement("schema " + name + " not found"));
        if (!session.rights().isGrantee(owner)) {
            throw Refused.statement("user or role " + owner + " not found");
        }
        session.transaction()
                .change(catalogue -> catalogue.without(schema::equals).with(new Schema(name, owner)));
    }

    void drop(final boolean ifExists) throws SQLException {
        final String name = tokens.name();
        final boolean cascade = tokens.accept("CASCADE");
        tokens.accept("RESTRICT");
        tokens.expectEnd();
        final Optional<Schema> schema = find(name);
        if (schema.isEmpty()) {
            if (!ifExists) {
                throw Refused.statement("schema " + name + " not found");
            }
            return;
        }
        final Rights rights = session.rights();
        if (!rights.owns(name) && !rights.has("DROP ANY SCHEMA")) {
            throw Refused.privilege("DROP SCHEMA for " + name);
        }
        if (!cascade && isFilled(name)) {
            throw Refused.statement("schema " + name + " is not empty");
        }
        session.transaction()
                .change(catalogue -> catalogue.without(object -> isIn(object, name) || object.equals(schema.get())));
    }

    private Optional<Schema> find(final String name) {
        return session.transaction().catalogue().find(Schema.class, name);
    }

    private boolean isFilled(final String name) {
        return session.transaction().catalogue().objects().anyMatch(object -> isInside(object, name));
    }

    private static boolean isIn(final CatalogueObject object, final String schema) {
        return object instanceof Grant grant ? isFor(grant, schema) : isInside(object, schema);
    }

    private static boolean isInside(final CatalogueObject object, final String schema) {
        return !(object instanceof Grant) && object.key().schema().equals(schema);
    }

    private static boolean isFor(final Grant grant, final String schema) {
        final String objects = ObjectName.quoted(schema) + ".";
        final String whole = Rights.schemaTarget(schema);
        return grant.target().equals(whole)
                || grant.target().startsWith(objects)
                || grant.within().equals(whole)
                || grant.within().startsWith(objects);
    }
}

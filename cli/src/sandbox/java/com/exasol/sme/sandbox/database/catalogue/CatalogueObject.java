package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;

/** Something that the catalogue holds under a key of its own, compared by content. */
public sealed interface CatalogueObject
        permits Schema, Table, View, Script, ConnectionObject, User, Role, Grant, SystemParameter {
    Key key();

    /** What an object is found by: the type keeps apart what may share a name. */
    record Key(Class<? extends CatalogueObject> type, String schema, String name) {
        static Key of(final Class<? extends CatalogueObject> type, final String name) {
            return new Key(type, "", name);
        }

        static Key of(final Class<? extends CatalogueObject> type, final ObjectName name) {
            return new Key(type, name.schema(), name.name());
        }
    }
}

package com.exasol.sme.access;

import com.exasol.sme.database.SqlIdentifier;

/** Names of CONNECTION objects. */
public final class ConnectionName {
    private ConnectionName() {}

    /** A character beyond U+FFFF does not get through from a UDF to the database, so the scripts refuse it too. */
    public static SqlIdentifier read(final String text) {
        final SqlIdentifier name = ObjectName.single(ConnectionDefinition.OPTION, text);
        if (name.name().chars().anyMatch(unit -> Character.isSurrogate((char) unit))) {
            throw ObjectName.refused(ConnectionDefinition.OPTION, text);
        }
        return name;
    }
}

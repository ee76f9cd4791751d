package com.exasol.sme.access;

import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.database.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects what one role or user is granted, one privilege in a statement. */
final class Grantee {
    private final String name;
    private final LinkedHashSet<SqlStatement> grants = new LinkedHashSet<>();

    Grantee(final SqlIdentifier name) {
        this.name = name.quoted();
    }

    void mayDo(final String systemPrivilege) {
        grant(systemPrivilege);
    }

    void mayUseSchema(final SqlIdentifier schema) {
        grant("USAGE ON SCHEMA " + schema.quoted());
    }

    void mayUseObject(final String privilege, final String quotedName) {
        grant(privilege + " ON " + quotedName);
    }

    /** For a table or view alone, or for all of a schema. */
    void mayRead(final ObjectName data) {
        mayUseSchema(data.schema());
        mayUseObject("SELECT", (data.object().isPresent() ? "" : "SCHEMA ") + data.quoted());
    }

    void mayExportTo(final SqlIdentifier connection) {
        grant("CONNECTION " + connection.quoted());
    }

    /** A script reads the credentials, so no other script of the grantee shall be able to. */
    void mayReadIn(final String quotedScript, final SqlIdentifier connection) {
        grant("ACCESS ON CONNECTION " + connection.quoted() + " FOR SCRIPT " + quotedScript);
    }

    /** Only for a schema in which nobody can create a script who must not see the credentials. */
    void mayReadInAllOf(final SqlIdentifier schema, final SqlIdentifier connection) {
        grant("ACCESS ON CONNECTION " + connection.quoted() + " FOR SCHEMA " + schema.quoted());
    }

    private void grant(final String what) {
        grants.add(new SqlStatement("grant " + what, "GRANT " + what + " TO " + name));
    }

    List<SqlStatement> statements() {
        return new ArrayList<>(grants);
    }
}

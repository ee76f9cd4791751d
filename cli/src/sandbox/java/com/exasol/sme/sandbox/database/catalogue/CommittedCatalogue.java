package com.exasol.sme.sandbox.database.catalogue;

import java.sql.SQLException;

/** The state that all sessions share. */
public final class CommittedCatalogue {
    private Catalogue current;

    public CommittedCatalogue(final Catalogue first) {
        current = first;
    }

    public synchronized Catalogue current() {
        return current;
    }

    public synchronized void commit(final Catalogue before, final Catalogue after) throws SQLException {
        current = current.merge(before, after);
    }
}

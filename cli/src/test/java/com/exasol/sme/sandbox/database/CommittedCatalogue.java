package com.exasol.sme.sandbox.database;

import java.sql.SQLException;

/** The state that all sessions share. */
final class CommittedCatalogue {
    private Catalogue current;

    CommittedCatalogue(final Catalogue first) {
        this.current = first;
    }

    synchronized Catalogue current() {
        return current;
    }

    synchronized void commit(final Catalogue before, final Catalogue after) throws SQLException {
        current = current.merge(before, after);
    }
}

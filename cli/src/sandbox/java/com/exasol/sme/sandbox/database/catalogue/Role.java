package com.exasol.sme.sandbox.database.catalogue;

/** A role of the database. */
public record Role(String name) implements CatalogueObject {
    @Override
    public Key key() {
        return Key.of(Role.class, name);
    }
}

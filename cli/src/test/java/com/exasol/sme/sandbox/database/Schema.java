package com.exasol.sme.sandbox.database;

/** A schema and the user who owns it. */
public record Schema(String name, String owner) implements CatalogueObject {
    @Override
    public Key key() {
        return Key.of(Schema.class, name);
    }
}

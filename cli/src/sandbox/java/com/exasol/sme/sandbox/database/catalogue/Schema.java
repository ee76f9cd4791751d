package com.exasol.sme.sandbox.database.catalogue;

/** A schema and the user who owns it. */
public record Schema(String name, String owner) implements CatalogueObject {
    @Override
    public Key key() {
        return Key.of(Schema.class, name);
    }
}

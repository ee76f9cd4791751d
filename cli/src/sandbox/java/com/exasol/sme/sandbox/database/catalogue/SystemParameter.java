package com.exasol.sme.sandbox.database.catalogue;

/** The value that ALTER SYSTEM gives a parameter in sessions to come. */
public record SystemParameter(String name, String value) implements CatalogueObject {
    @Override
    public Key key() {
        return Key.of(SystemParameter.class, name);
    }
}

package com.exasol.sme.sandbox.database.catalogue;

/** What CREATE CONNECTION stored; user and password may be null. */
public record ConnectionObject(String name, String address, String user, String password) implements CatalogueObject {
    @Override
    public Key key() {
        return Key.of(ConnectionObject.class, name);
    }

    /** Leaves out the password, unlike a generated text. */
    @Override
    public String toString() {
        return "ConnectionObject[" + name + ", " + address + "]";
    }
}

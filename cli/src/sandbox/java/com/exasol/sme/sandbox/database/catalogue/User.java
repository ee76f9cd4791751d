package com.exasol.sme.sandbox.database.catalogue;

/** A user of the database. */
public record User(String name, String password) implements CatalogueObject {
    @Override
    public Key key() {
        return Key.of(User.class, name);
    }

    /** Leaves out the password, unlike a generated text. */
    @Override
    public String toString() {
        return "User[" + name + "]";
    }
}

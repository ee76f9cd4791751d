package com.exasol.sme.sandbox.database.catalogue;

/** Tells an object in one line, without what differs between databases that hold the same. */
public final class CatalogueLine {
    private CatalogueLine() {}

    public static String of(final CatalogueObject object) {
        if (object instanceof Table table) {
            return "Table " + table.name() + " " + table.columns() + " key " + table.primaryKey();
        }
        if (object instanceof Script script) {
            return "Script " + script.name() + " " + script.text();
        }
        return object.toString();
    }
}

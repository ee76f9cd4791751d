package com.exasol.sme.sandbox.database;

/** Tells an object in one line, without what differs between databases that hold the same. */
final class CatalogueLine {
    private CatalogueLine() {}

    static String of(final CatalogueObject object) {
        if (object instanceof Table) {
            final Table table = (Table) object;
            return "Table " + table.name() + " " + table.columns() + " key " + table.primaryKey();
        }
        if (object instanceof Script) {
            final Script script = (Script) object;
            return "Script " + script.name() + " " + script.text();
        }
        return object.toString();
    }
}

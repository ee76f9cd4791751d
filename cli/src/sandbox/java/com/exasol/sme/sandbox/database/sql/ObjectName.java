package com.exasol.sme.sandbox.database.sql;

/** Schema and name of a table, view or script, in their stored case. */
public record ObjectName(String schema, String name) {
    public static String quoted(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return quoted(schema) + "." + quoted(name);
    }
}

package com.exasol.sme.database;

/** Writes values into SQL. */
public final class SqlText {
    private SqlText() {}

    public static String literal(final String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    public static String identifier(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

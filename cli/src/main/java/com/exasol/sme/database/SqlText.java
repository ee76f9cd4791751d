package com.exasol.sme.database;

/** Writes values into SQL. */
public final class SqlText {
    private static final String EVERYBODY = "PUBLIC";

    private SqlText() {}

    public static String literal(final String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    public static String identifier(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@return the full name of what is in a schema} */
    public static String object(final String schema, final String name) {
        return identifier(schema) + "." + identifier(name);
    }

    /** {@return a user or a role as GRANT wants it: everybody is no name, and so has no quotes} */
    public static String grantee(final String name) {
        return EVERYBODY.equals(name) ? EVERYBODY : identifier(name);
    }
}

package com.exasol.sme.deploy;

/** Writes values into SQL. */
final class SqlText {
    private SqlText() {}

    static String literal(final String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

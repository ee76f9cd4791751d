package com.exasol.sme.database;

/** The statements that make sure of the schema and make it the one that unqualified names belong to. */
public final class SchemaStatements {
    private SchemaStatements() {}

    public static SqlStatement create(final SchemaName schema) {
        return new SqlStatement(
                "create the schema " + schema.quoted(), "CREATE SCHEMA IF NOT EXISTS " + schema.quoted());
    }

    public static SqlStatement open(final SchemaName schema) {
        return new SqlStatement("open the schema " + schema.quoted(), "OPEN SCHEMA " + schema.quoted());
    }
}

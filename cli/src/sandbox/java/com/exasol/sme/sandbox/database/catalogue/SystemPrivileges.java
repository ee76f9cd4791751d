package com.exasol.sme.sandbox.database.catalogue;

import java.util.List;

/** The privileges on no object, as far as they are known here. */
public final class SystemPrivileges {
    /** In the order of their names. */
    public static final List<String> ALL = List.of(
            "ACCESS ANY CONNECTION",
            "ALTER ANY CONNECTION",
            "ALTER ANY SCHEMA",
            "ALTER ANY TABLE",
            "ALTER SYSTEM",
            "CREATE ANY SCRIPT",
            "CREATE ANY TABLE",
            "CREATE ANY VIEW",
            "CREATE CONNECTION",
            "CREATE ROLE",
            "CREATE SCHEMA",
            "CREATE SCRIPT",
            "CREATE SESSION",
            "CREATE TABLE",
            "CREATE USER",
            "CREATE VIEW",
            "DELETE ANY TABLE",
            "DROP ANY CONNECTION",
            "DROP ANY ROLE",
            "DROP ANY SCHEMA",
            "DROP ANY SCRIPT",
            "DROP ANY TABLE",
            "DROP ANY VIEW",
            "DROP USER",
            "EXECUTE ANY SCRIPT",
            "EXPORT",
            "GRANT ANY CONNECTION",
            "GRANT ANY ROLE",
            "IMPORT",
            "INSERT ANY TABLE",
            "KILL ANY SESSION",
            "SELECT ANY DICTIONARY",
            "SELECT ANY TABLE",
            "UPDATE ANY TABLE",
            "USE ANY CONNECTION",
            "USE ANY SCHEMA");

    private SystemPrivileges() {}
}

package com.exasol.sme.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Opens a JDBC connection, as {@link java.sql.DriverManager} does. */
@FunctionalInterface
public interface DatabaseConnector {
    Connection open(String url, Properties properties) throws SQLException;
}

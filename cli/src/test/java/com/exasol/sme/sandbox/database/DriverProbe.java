package com.exasol.sme.sandbox.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A program that knows the database by JDBC only; its class path holds the kit's classes and nothing else. */
final class DriverProbe {
    private DriverProbe() {}

    /** Takes a URL and prints what the database answers. */
    public static void main(final String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0], "sys", SandboxDatabase.PASSWORD);
                PreparedStatement statement = connection.prepareStatement("SELECT CURRENT_USER, ?")) {
            statement.setString(1, "ä");
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                System.out.println(result.getString(1) + " " + "ä".equals(result.getString(2)));
            }
            connection.createStatement().execute("SELECT NOTHING");
        } catch (final SQLException exception) {
            System.out.println(exception.getMessage());
        }
    }
}

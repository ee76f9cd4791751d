package com.exasol.sme.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Sends text to the database as it is: a script may hold what JDBC would take for an escape or a parameter. */
public final class JdbcSession {
    private final Connection connection;

    public JdbcSession(final Connection connection) {
        this.connection = connection;
    }

    public void execute(final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** All rows of a query whose columns are text; NULL becomes an empty text. */
    public List<List<String>> query(final String sql, final int columns) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery(sql)) {
                return rows(result, columns);
            }
        }
    }

    private static List<List<String>> rows(final ResultSet result, final int columns) throws SQLException {
        final List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            final List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                final String value = result.getString(column);
                row.add(value == null ? "" : value);
            }
            rows.add(row);
        }
        return rows;
    }

    public Connection connection() {
        return connection;
    }
}

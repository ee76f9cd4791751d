package com.exasol.sme.deployment;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.database.SandboxDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Somebody with an SQL client, who starts a new session for every call. */
public final class DatabaseUser {
    private final Sandbox sandbox;
    private final String name;
    private final String password;

    private DatabaseUser(final Sandbox sandbox, final String name, final String password) {
        this.sandbox = sandbox;
        this.name = name;
        this.password = password;
    }

    public static DatabaseUser sys(final Sandbox sandbox) {
        return new DatabaseUser(sandbox, SandboxDatabase.USER, SandboxDatabase.PASSWORD);
    }

    public void run(final String... statements) throws SQLException {
        run(List.of(statements));
    }

    public void run(final List<String> statements) throws SQLException {
        try (Connection connection = sandbox.connect(name, password);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (final String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of a query, each as one text with blanks between the values. */
    public List<String> rows(final String query) throws SQLException {
        try (Connection connection = sandbox.connect(name, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            final List<String> rows = new ArrayList<>();
            while (result.next()) {
                final List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(result.getString(column));
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }
}

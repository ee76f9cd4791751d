package com.exasol.sme.sandbox.client;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.sandbox.watch.TypedSecret;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A person at a SQL client: runs statements over JDBC, and shows each with its result where a screen is given. */
public final class SqlConsole implements AutoCloseable {
    private final Connection connection;
    private final PrintStream screen;

    public SqlConsole(final Connection connection, final PrintStream screen) {
        this.connection = connection;
        this.screen = screen;
    }

    public SqlResult run(final String sql) throws SQLException {
        show("\n" + TypedSecret.leftOutOf(sql) + ";");
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            final SqlResult result = statement.execute(sql)
                    ? rows(statement.getResultSet())
                    : new SqlResult(List.of(), List.of(), statement.getUpdateCount());
            show(TextTable.of(result));
            return result;
        } catch (final SQLException exception) {
            SeenErrorCodes.record(
                    Secrets.watch("exception of a SQL client", exception).getMessage());
            show("[" + exception.getSQLState() + "] " + exception.getMessage());
            throw exception;
        }
    }

    private void show(final String text) {
        screen.println(Secrets.watch("screen of a SQL client", text));
    }

    private static SqlResult rows(final ResultSet result) throws SQLException {
        final ResultSetMetaData meta = result.getMetaData();
        final List<String> names = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            names.add(meta.getColumnLabel(column));
        }
        final List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            final List<Object> row = new ArrayList<>();
            for (int column = 1; column <= names.size(); column++) {
                row.add(result.getObject(column));
            }
            rows.add(row);
        }
        return new SqlResult(names, rows, 0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

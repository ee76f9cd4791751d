package com.exasol.sme.sandbox.database.engine;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.CommittedCatalogue;
import com.exasol.sme.sandbox.database.catalogue.TableColumn;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What one session sees and has changed since its last COMMIT or ROLLBACK: objects in a catalogue of its own, rows in
 * the engine.
 *
 * <p>Its view is fixed from its first statement on. Where Exasol lets a transaction wait for one that writes the same
 * object, two of the same object's writers collide here when the later one commits; rows make it wait for some seconds.
 * Exasol rolls back a transaction that writes what another has written since it read it; that is not modelled for
 * objects that it only read.
 */
public final class Transaction implements AutoCloseable {
    private final Engine engine;
    private final CommittedCatalogue committed;
    private final Connection connection;
    private final List<String> temporaries = new ArrayList<>();
    private Catalogue before;
    private Catalogue after;

    public Transaction(final Engine engine, final CommittedCatalogue committed) throws SQLException {
        this.engine = engine;
        this.committed = committed;
        connection = engine.open();
    }

    public Catalogue catalogue() {
        if (after == null) {
            before = committed.current();
            after = before;
        }
        return after;
    }

    public void change(final UnaryOperator<Catalogue> change) {
        after = change.apply(catalogue());
    }

    public void commit() throws SQLException {
        if (after != null) {
            try {
                committed.commit(before, after);
            } catch (final SQLException collision) {
                rollback();
                throw collision;
            }
        }
        connection.commit();
        end();
    }

    public void rollback() throws SQLException {
        connection.rollback();
        end();
    }

    private void end() throws SQLException {
        before = null;
        after = null;
        try (Statement statement = connection.createStatement()) {
            for (final String temporary : temporaries) {
                statement.execute("DROP TABLE " + temporary);
            }
        }
        temporaries.clear();
    }

    public String createStore(final List<TableColumn> columns, final List<String> primaryKey) throws SQLException {
        try {
            return engine.createStore(columns, primaryKey);
        } catch (final SQLException exception) {
            throw EngineErrors.translate(exception);
        }
    }

    /** A table of the engine that only this session sees, until its transaction ends. */
    public String createTemporary(final List<Column> columns, final List<List<Object>> rows) throws SQLException {
        final String name = engine.newName();
        final String definitions = columns.stream()
                .map(column -> ObjectName.quoted(column.name()) + " " + Engine.type(column.type()))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE LOCAL TEMPORARY TABLE " + name + " (" + definitions + ") TRANSACTIONAL");
        } catch (final SQLException exception) {
            throw EngineErrors.translate(exception);
        }
        temporaries.add(name);
        insert(name, columns.stream().map(Column::name).collect(Collectors.toList()), rows);
        return name;
    }

    public StatementResult query(final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return EngineResult.read(statement.executeQuery(sql));
        } catch (final SQLException exception) {
            throw EngineErrors.translate(exception);
        }
    }

    public long update(final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (final SQLException exception) {
            throw EngineErrors.translate(exception);
        }
    }

    /** Inserts all rows or none. */
    public long insert(final String store, final List<String> columns, final List<List<Object>> rows)
            throws SQLException {
        final String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        final String sql = "INSERT INTO " + store + " (" + Engine.quoted(columns) + ") VALUES (" + marks + ")";
        final Savepoint start = connection.setSavepoint();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (final List<Object> row : rows) {
                for (int index = 0; index < row.size(); index++) {
                    statement.setObject(index + 1, engineValue(row.get(index)));
                }
                statement.addBatch();
            }
            statement.executeBatch();
            connection.releaseSavepoint(start);
            return rows.size();
        } catch (final SQLException exception) {
            connection.rollback(start);
            throw EngineErrors.translate(exception);
        }
    }

    /** The engine would read java.sql's classes in the time zone of this JVM. */
    private static Object engineValue(final Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        return value instanceof Date date ? date.toLocalDate() : value;
    }

    /** Ends the session's work; what was not committed is gone. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}

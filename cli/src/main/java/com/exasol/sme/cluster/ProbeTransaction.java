package com.exasol.sme.cluster;

import com.exasol.sme.database.Collision;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SchemaStatements;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.scripts.CatalogueReader;
import com.exasol.sme.shared.CauseChain;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The transaction that a question to the nodes is asked in, together with the schema if that is missing: it is always
 * rolled back, and so leaves no trace, whatever happens.
 */
final class ProbeTransaction {
    private static final String NODE_COUNT = "SELECT NPROC()";
    private static final int MOST_COLLISIONS = 5;

    private final JdbcSession session;
    private final SchemaName schema;
    private String step = "";

    /** @param connection one that is used for nothing else meanwhile */
    ProbeTransaction(final Connection connection, final SchemaName schema) {
        session = new JdbcSession(connection);
        this.schema = schema;
    }

    /** What to do in the transaction. */
    @FunctionalInterface
    interface Question<T> {
        T ask(int nodes) throws SQLException;
    }

    /** Asks, and asks again if another session's DDL was in the way, or another JVM of the node. */
    <T> T run(final Question<T> question) throws SQLException {
        for (int collisions = 1; true; collisions++) {
            try {
                return askAndRollBack(question);
            } catch (final SQLException exception) {
                if ((!Collision.isOne(exception) && !isHalfWritten(exception)) || collisions == MOST_COLLISIONS) {
                    throw exception;
                }
            }
        }
    }

    /**
     * {@return whether a JVM read a class that another one on its node was writing}
     *
     * <p>INFERRED from Exasol's client, which compiles code in scripts into a directory that all JVMs of a node may share;
     * there is nothing but the text to know it by.
     */
    static boolean isHalfWritten(final SQLException exception) {
        return CauseChain.of(exception).contains("ClassFormatError");
    }

    private <T> T askAndRollBack(final Question<T> question) throws SQLException {
        final Connection connection = session.connection();
        connection.setAutoCommit(false);
        try {
            step = "tell the number of its nodes";
            final int nodes =
                    Integer.parseInt(session.query(NODE_COUNT, 1).get(0).get(0));
            if (!new CatalogueReader(session).hasSchema(schema)) {
                execute(SchemaStatements.create(schema));
            }
            final T answer = question.ask(nodes);
            connection.rollback();
            connection.setAutoCommit(true);
            return answer;
        } catch (final SQLException | RuntimeException exception) {
            rollBack(connection, exception);
            throw exception;
        }
    }

    private static void rollBack(final Connection connection, final Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (final SQLException exception) {
            // The connection is gone, and with it goes the transaction.
            reason.addSuppressed(exception);
        }
    }

    JdbcSession session() {
        return session;
    }

    void execute(final SqlStatement statement) throws SQLException {
        step = statement.title();
        session.execute(statement.text());
    }

    /** Whether the session has gone, as it answers no simple question either. */
    boolean isLost() {
        try {
            session.query(NODE_COUNT, 1);
            return false;
        } catch (final SQLException exception) {
            return true;
        }
    }

    void begin(final SqlStatement statement) {
        step = statement.title();
    }

    /** What the database was last told to do. */
    String step() {
        return step;
    }
}

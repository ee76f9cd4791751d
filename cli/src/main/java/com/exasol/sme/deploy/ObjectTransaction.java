package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings schema, table and scripts up to date, all of them or none. */
final class ObjectTransaction {
    /** What every refusal from here on leaves behind. */
    static final String UNCHANGED = " Schema, table and scripts are as they were before;"
            + " a JAR that was uploaded and the language setting stay.";

    private final JdbcSession session;
    private String step = "tell what is there";

    ObjectTransaction(final JdbcSession session) {
        this.session = session;
    }

    /** @return what was done to each object */
    List<String> run(final SchemaName schema, final MetadataTable table, final List<Script> scripts) {
        final Connection connection = session.connection();
        try {
            connection.setAutoCommit(false);
            final ObjectChanges changes = new ObjectChanges(new CatalogueReader(session), schema, table, scripts);
            send(schema, changes.statements());
            step = "commit";
            connection.commit();
            return changes.report();
        } catch (final SQLException exception) {
            final SmeException refusal = refused(exception);
            rollback(connection, refusal);
            throw refusal;
        } catch (final SmeException exception) {
            rollback(connection, exception);
            throw exception;
        }
    }

    private void send(final SchemaName schema, final List<SqlStatement> statements) throws SQLException {
        boolean isOpen = false;
        for (final SqlStatement statement : statements) {
            if (!isOpen && !statement.equals(SchemaStatements.create(schema))) {
                execute(SchemaStatements.open(schema));
                isOpen = true;
            }
            execute(statement);
        }
    }

    private void execute(final SqlStatement statement) throws SQLException {
        step = statement.title();
        session.execute(statement.text());
    }

    private SmeException refused(final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-4")
                        .message("The database refused to {{step|u}}: {{cause|u}}", step, Causes.of(exception))
                        .message(UNCHANGED)
                        .mitigation("Remove the cause and run the command again;"
                                + " with --to-print it shows the statements without running them.")
                        .toString(),
                exception);
    }

    private static void rollback(final Connection connection, final SmeException reason) {
        try {
            connection.rollback();
        } catch (final SQLException exception) {
            // The connection is gone, and with it goes the transaction.
            reason.addSuppressed(exception);
        }
    }
}

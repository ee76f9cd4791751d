package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
import java.sql.SQLException;
import java.util.List;

/** Brings schema, table and scripts up to date, all of them or none. */
final class ObjectTransaction {
    private final JdbcSession session;
    private String step = "tell what is there";

    ObjectTransaction(final JdbcSession session) {
        this.session = session;
    }

    /** {@return what was done to each object} */
    List<String> run(final SchemaName schema, final MetadataTable table, final List<Script> scripts) {
        final List<String> report = prepare(schema, table, scripts);
        commit();
        return report;
    }

    private List<String> prepare(final SchemaName schema, final MetadataTable table, final List<Script> scripts) {
        try {
            session.connection().setAutoCommit(false);
            final ObjectChanges changes = new ObjectChanges(new CatalogueReader(session), schema, table, scripts);
            send(schema, changes.statements());
            return changes.report();
        } catch (final SQLException exception) {
            throw rolledBack(Halfway.explain(
                    Collision.isOne(exception) ? Collision.error(step, exception) : refused(exception)));
        } catch (final SmeException exception) {
            throw rolledBack(Halfway.explain(exception));
        }
    }

    private void commit() {
        step = "commit";
        try {
            session.connection().commit();
        } catch (final SQLException exception) {
            throw rolledBack(
                    Collision.isOne(exception)
                            ? Halfway.explain(Collision.error(step, exception))
                            : unconfirmed(exception));
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
                        .mitigation("Remove the cause and run the command again;"
                                + " with --to-print it shows the statements without running them.")
                        .toString(),
                exception);
    }

    private static SmeException unconfirmed(final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-25")
                        .message("The database did not confirm the commit: {{cause|u}}", Causes.of(exception))
                        .message(
                                " It is unknown whether schema, table and scripts are as they were before or as wanted.")
                        .mitigation("Run the command again: it does what is missing, and nothing twice.")
                        .toString(),
                exception);
    }

    private SmeException rolledBack(final SmeException reason) {
        try {
            session.connection().rollback();
        } catch (final SQLException exception) {
            // The connection is gone, and with it goes the transaction.
            reason.addSuppressed(exception);
        }
        return reason;
    }
}

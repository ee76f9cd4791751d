package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
import java.sql.SQLException;
import java.util.List;

/** Brings schema, table and scripts up to date, all of them or none. */
final class ObjectTransaction {
    private static final String ROLLED_BACK = "40";
    private final JdbcSession session;
    private String step = "tell what is there";

    ObjectTransaction(final JdbcSession session) {
        this.session = session;
    }

    /** @return what was done to each object */
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
            throw rolledBack(Halfway.explain(isUndone(exception) ? collided(exception) : refused(exception)));
        } catch (final SmeException exception) {
            throw rolledBack(Halfway.explain(exception));
        }
    }

    private void commit() {
        step = "commit";
        try {
            session.connection().commit();
        } catch (final SQLException exception) {
            throw rolledBack(isUndone(exception) ? Halfway.explain(collided(exception)) : unconfirmed(exception));
        }
    }

    /** SQL has a class of states of its own for a transaction that the database took back. */
    private static boolean isUndone(final SQLException exception) {
        return exception.getSQLState() != null && exception.getSQLState().startsWith(ROLLED_BACK);
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

    private SmeException collided(final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-26")
                        .message(
                                "Another session changed the same objects at the same time, so the database took this"
                                        + " deployment back when it was to {{step|u}}: {{cause|u}}",
                                step,
                                Causes.of(exception))
                        .mitigation("If it was another 'sme deploy', let it finish. Then run the command again: it does"
                                + " what is missing, and nothing twice.")
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

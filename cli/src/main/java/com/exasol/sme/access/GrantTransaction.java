package com.exasol.sme.access;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Runs GRANT statements, all of them or none. */
public final class GrantTransaction {
    private static final String COMMIT = "commit the grants";

    private final JdbcSession session;
    private String step = "begin";

    public GrantTransaction(final Connection connection) {
        session = new JdbcSession(connection);
    }

    public void run(final List<SqlStatement> grants) {
        try {
            session.connection().setAutoCommit(false);
            for (final SqlStatement grant : grants) {
                step = grant.title();
                session.execute(grant.text());
            }
            step = COMMIT;
            session.connection().commit();
        } catch (final SQLException exception) {
            throw rolledBack(refused(exception));
        }
    }

    private SmeException refused(final SQLException exception) {
        return DatabaseRefusal.of(
                step,
                exception,
                step.equals(COMMIT) ? "It is unknown whether anything was granted." : "Nothing was granted.",
                "Remove the cause and run the command again; with --to-print it shows the statements without running"
                        + " them.");
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

package com.exasol.sme.database;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import java.sql.SQLException;

/** Changes to the database in one transaction: all of them, or none when one is refused. */
public final class AllOrNothing {
    private final JdbcSession session;
    private final String unchanged;
    private String step = "tell what is there";

    /** @param unchanged the sentence that tells what stays as it was when the changes are taken back */
    public AllOrNothing(final JdbcSession session, final String unchanged) {
        this.session = session;
        this.unchanged = unchanged;
    }

    /** What is done in the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(AllOrNothing transaction) throws SQLException;
    }

    public <T> T run(final Work<T> work) {
        final T result = prepare(work);
        commit();
        return result;
    }

    private <T> T prepare(final Work<T> work) {
        try {
            session.connection().setAutoCommit(false);
            return work.run(this);
        } catch (final SQLException exception) {
            throw rolledBack((Collision.isOne(exception) ? Collision.error(step, exception) : refused(exception))
                    .adding(unchanged));
        } catch (final SmeException exception) {
            throw rolledBack(exception.adding(unchanged));
        }
    }

    private void commit() {
        step = "commit";
        try {
            session.connection().commit();
        } catch (final SQLException exception) {
            throw rolledBack(
                    Collision.isOne(exception)
                            ? Collision.error(step, exception).adding(unchanged)
                            : unconfirmed(exception));
        }
    }

    /** Makes one change; for the work that {@link #run} was given. */
    public void execute(final SqlStatement statement) throws SQLException {
        step = statement.title();
        session.execute(statement.text());
    }

    private SmeException refused(final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-4")
                        .message("The database refused to {{step|u}}: {{cause|u}}", step, CauseChain.of(exception))
                        .mitigation("Remove the cause and run the command again;"
                                + " with --to-print it shows the statements without running them.")
                        .toString(),
                exception);
    }

    private static SmeException unconfirmed(final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-25")
                        .message("The database did not confirm the commit: {{cause|u}}", CauseChain.of(exception))
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

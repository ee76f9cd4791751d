package com.exasol.sme.cli.terminal;

import com.exasol.errorreporting.ExaError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Rolls back when somebody ends the command with Ctrl-C, and says what state things are in. */
public final class Interruption {
    private static final long LIMIT_IN_MILLISECONDS = TimeUnit.SECONDS.toMillis(5);

    private final Connection connection;
    private final CommandContext context;
    private final Thread hook = new Thread(this::giveUp, "sme interruption");

    private Interruption(final Connection connection, final CommandContext context) {
        this.connection = connection;
        this.context = context;
    }

    /** Does the work of a command and stands by meanwhile. */
    public static void standByDuring(final Runnable work, final Connection connection, final CommandContext context) {
        final Interruption interruption = new Interruption(connection, context);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        try {
            work.run();
        } finally {
            interruption.leave();
        }
    }

    private void giveUp() {
        final Thread rollback = new Thread(this::rollBack, "sme rollback");
        // A driver that is busy may not answer any more.
        rollback.setDaemon(true);
        rollback.start();
        try {
            rollback.join(LIMIT_IN_MILLISECONDS);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        context.terminal()
                .tell(ExaError.messageBuilder("E-SME-CLI-27")
                        .message(
                                "The command was interrupted. The database rolls back what was not committed, so its objects"
                                        + " are as they were, but for what is reported as done above; a file that was being uploaded"
                                        + " and a script language that was set stay.")
                        .mitigation(
                                "Run 'sme status' to see what is there, or the same command again: it does what is missing.")
                        .toString());
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (final SQLException exception) {
            // Then the database does it when it notices that the session has gone.
        }
    }

    private void leave() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException exception) {
            // The program is ending already, and the hook is at work.
        }
    }
}

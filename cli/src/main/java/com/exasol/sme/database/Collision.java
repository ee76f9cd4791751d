package com.exasol.sme.database;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import java.sql.SQLException;

/** What the database does when two sessions change the same objects at the same time: it takes one of them back. */
public final class Collision {
    /** SQL has a class of states of its own for a transaction that the database took back. */
    private static final String ROLLED_BACK = "40";

    private Collision() {}

    public static boolean isOne(final SQLException exception) {
        return exception.getSQLState() != null && exception.getSQLState().startsWith(ROLLED_BACK);
    }

    /** @param step what was to be done, such as "commit" */
    static SmeException error(final String step, final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-26")
                        .message(
                                "Another session changed the same objects at the same time, so the database took the"
                                        + " changes of this command back when it was to {{step|u}}: {{cause|u}}",
                                step,
                                CauseChain.of(exception))
                        .mitigation("If it was another 'sme' command, let it finish. Then run the command again: it"
                                + " does what is missing, and nothing twice.")
                        .toString(),
                exception);
    }
}

package com.exasol.sme.sandbox.database.session;

import java.sql.SQLException;

/**
 * Ends the work of a session that somebody killed. It is no SQLException, because a script could catch that and go on,
 * which it cannot do where its whole process is gone.
 */
public final class KilledSession extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String STATE_CONNECTION_LOST = "08006";

    private final String sessionId;

    KilledSession(final String sessionId) {
        super("session " + sessionId + " was killed");
        this.sessionId = sessionId;
    }

    /** What the client is told before it is logged out, in words that an entry of Exasol's changelog shows. */
    public SQLException forClient() {
        return new SQLException("Connection was killed (Session: " + sessionId + ")", STATE_CONNECTION_LOST);
    }
}

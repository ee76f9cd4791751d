package com.exasol.sme.access;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Creates a CONNECTION, or gives an existing one another address and key, which keeps the grants on it. */
public final class ConnectionSetup {
    private final JdbcSession session;

    public ConnectionSetup(final Connection connection) {
        session = new JdbcSession(connection);
    }

    /** Does what is needed and tells what that was. */
    public String run(final ConnectionDefinition definition, final AwsKey key) {
        final boolean isThere = isThere(definition);
        // Not OR REPLACE: a connection that came into being meanwhile would lose its grants.
        final String verb = isThere ? "ALTER" : "CREATE";
        try {
            session.execute(definition.sql(verb, key));
        } catch (final SQLException exception) {
            throw refused(verb.toLowerCase(Locale.ROOT), definition, withoutWords(exception));
        }
        return (isThere ? "Changed the connection " : "Created the connection ")
                + definition.name().quoted() + " to " + definition.address()
                + (isThere ? "; the grants on it stay." : ".");
    }

    private boolean isThere(final ConnectionDefinition definition) {
        try {
            return !session.query(
                            "SELECT CONNECTION_NAME FROM SYS.EXA_ALL_CONNECTIONS WHERE CONNECTION_NAME = "
                                    + definition.name().literal(),
                            1)
                    .isEmpty();
        } catch (final SQLException exception) {
            throw refused("look for", definition, exception);
        }
    }

    private static SmeException refused(
            final String verb, final ConnectionDefinition definition, final SQLException cause) {
        return DatabaseRefusal.of(
                verb + " the connection " + definition.name().quoted(),
                cause,
                "The connection is as it was before.",
                "Run the command as a user who has CREATE CONNECTION or, for a connection that is there, ALTER ANY"
                        + " CONNECTION.");
    }

    /** A database may repeat of a statement what it does not understand, in parts and in other letters. */
    private static SQLException withoutWords(final SQLException exception) {
        return new SQLException(
                "SQLSTATE " + exception.getSQLState()
                        + ", whose words are left out because the statement has the secret in it",
                exception.getSQLState());
    }
}

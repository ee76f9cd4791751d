package com.exasol.sme.cli;

import com.exasol.sme.deploy.DatabaseAccess;
import com.exasol.sme.deploy.DatabaseAddress;
import com.exasol.sme.tls.TrustSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The way of every command into the database: what is missing for it, and the connection. */
final class DatabaseLogin {
    private final DatabaseOptions options;
    private final TrustSettings trust;
    private final Surroundings surroundings;

    DatabaseLogin(final PlaceOptions place, final Surroundings surroundings) {
        this.options = place.database;
        this.trust = place.tls.settings();
        this.surroundings = surroundings;
    }

    /** The options without which there is no connection, as a person is told. */
    List<String> missingOptions() {
        final List<String> missing = new ArrayList<>();
        if (options.address().isEmpty()) {
            missing.add("--dsn or --host");
        }
        if (options.user().isEmpty()) {
            missing.add("--db-user");
        }
        if (!DatabaseOptions.PASSWORD.isAvailable(options.password, surroundings)) {
            missing.add("--db-password (or DB_PASSWORD in the environment)");
        }
        return missing;
    }

    /** Comes after {@link #missingOptions} and asks for the password if it has to be typed. */
    DatabaseAccess access() {
        if (!trust.isValidated()) {
            warn("--no-use-ssl-cert-validation");
        } else if (options.address().filter(DatabaseAddress::isUnchecked).isPresent()) {
            warn("nocertcheck in --dsn");
        }
        return new DatabaseAccess(
                options.address().orElseThrow(),
                options.user().orElseThrow(),
                DatabaseOptions.PASSWORD.resolve(options.password, surroundings),
                trust);
    }

    /** The certificates to trust, which other servers of the same cluster have too. */
    TrustSettings trust() {
        return trust;
    }

    private void warn(final String reason) {
        surroundings.tell("Warning: certificates are not checked (" + reason
                + "), so that anybody on the way to the server can read and change what is sent, passwords included.");
    }

    /** Does something in a session of its own. */
    void use(final DatabaseAccess access, final Consumer<Connection> work) {
        final Connection connection = access.open(surroundings.connector());
        try {
            work.accept(connection);
        } finally {
            close(connection);
        }
    }

    private static void close(final Connection connection) {
        try {
            connection.close();
        } catch (final SQLException ignored) {
            // By now all is committed or refused, and the database drops a session that has gone.
        }
    }
}

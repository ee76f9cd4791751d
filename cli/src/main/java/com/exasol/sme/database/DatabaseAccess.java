package com.exasol.sme.database;

import com.exasol.errorreporting.ErrorMessageBuilder;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.tls.DatabaseTrust;
import com.exasol.sme.tls.TrustSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The database and who we are to it. */
public final class DatabaseAccess {
    /** The SQLState of the driver for everything that happens before the login. */
    private static final String NO_CONNECTION = "08001";

    private final DatabaseAddress address;
    private final String user;
    private final Secret password;
    private final DatabaseTrust trust;

    public DatabaseAccess(
            final DatabaseAddress address, final String user, final Secret password, final TrustSettings trust) {
        this.address = address;
        this.user = user;
        this.password = password;
        this.trust = address.trust(trust);
    }

    /** Opens a connection, for which the password is used once and then forgotten. */
    public Connection open(final DatabaseConnector connector) {
        final Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        trust.properties().forEach(properties::setProperty);
        try {
            return connector.open(address.url(), properties);
        } catch (final SQLException exception) {
            throw refused(exception);
        } finally {
            password.wipe();
        }
    }

    private SmeException refused(final SQLException exception) {
        final ErrorMessageBuilder message = ExaError.messageBuilder("E-SME-CLI-14")
                .message(
                        "There is no connection to the database {{address|u}} as {{user}}: {{cause|u}}",
                        address,
                        ShortenedInput.shown(user),
                        CauseChain.of(exception));
        complaint(exception)
                .ifPresentOrElse(
                        complaint -> message.mitigation("{{complaint|u}}", complaint),
                        () -> message.mitigation("Check host, port, user and password."));
        return new SmeException(message.toString(), exception);
    }

    private Optional<String> complaint(final SQLException exception) {
        return NO_CONNECTION.equals(exception.getSQLState())
                ? trust.complaint(address.firstHost(), address.firstPort())
                : Optional.empty();
    }
}

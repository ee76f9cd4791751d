package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** The database and who we are to it. */
public final class DatabaseAccess {
    private final DatabaseAddress address;
    private final String user;
    private final Secret password;

    public DatabaseAccess(final DatabaseAddress address, final String user, final Secret password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    /** Opens a connection, for which the password is used once and then forgotten. */
    public Connection open(final DatabaseConnector connector) {
        final Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        try {
            return connector.open(address.url(), properties);
        } catch (final SQLException exception) {
            throw new SmeException(
                    ExaError.messageBuilder("E-SME-CLI-14")
                            .message(
                                    "There is no connection to the database {{address|u}} as {{user}}: {{cause|u}}",
                                    address,
                                    user,
                                    Causes.of(exception))
                            .mitigation("Check host, port, user and password.")
                            .mitigation("For a certificate that Java does not know, add its fingerprint:"
                                    + " --dsn host/<fingerprint>:port.")
                            .toString(),
                    exception);
        } finally {
            password.wipe();
        }
    }
}

package com.exasol.sme.sandbox.database.driver;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/** Stands in for Exasol's driver wherever the kit is in front of it on the class path; needs nothing but the JDK. */
public final class SandboxDriver implements Driver {
    static {
        try {
            DriverManager.registerDriver(new SandboxDriver());
        } catch (final SQLException exception) {
            throw new ExceptionInInitializerError(exception);
        }
    }

    /** Called by the service loader, which wants a public constructor. */
    public SandboxDriver() {
        // Nothing to set up: everything is in the URL.
    }

    @Override
    public boolean acceptsURL(final String url) {
        return url.startsWith(SandboxUrl.PREFIX);
    }

    @Override
    public Connection connect(final String url, final Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        final SandboxUrl address = SandboxUrl.parse(url, properties);
        return JdbcConnection.open(address);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(final String url, final Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("SANDBOX: no logger");
    }
}

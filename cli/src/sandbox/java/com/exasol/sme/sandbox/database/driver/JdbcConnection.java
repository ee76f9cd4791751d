package com.exasol.sme.sandbox.database.driver;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection of the stand-in's driver. */
final class JdbcConnection extends JdbcProxy<Connection> {
    private final DriverChannel channel;
    private final SandboxUrl url;
    private boolean autocommit = true;

    private JdbcConnection(final DriverChannel channel, final SandboxUrl url) {
        super(Connection.class);
        this.channel = channel;
        this.url = url;
    }

    static Connection open(final SandboxUrl url) throws SQLException {
        final Connection connection = new JdbcConnection(DriverChannel.open(url), url).proxy();
        if (!url.autocommit()) {
            connection.setAutoCommit(false);
        }
        return connection;
    }

    @Override
    Object call(final Method method, final Object[] arguments) throws SQLException {
        switch (method.getName()) {
            case "createStatement" -> {
                return arguments.length == 0 ? new JdbcStatement(channel).proxy() : refuse(method);
            }
            case "prepareStatement" -> {
                return arguments.length == 1 ? prepare((String) arguments[0]) : refuse(method);
            }
            case "setAutoCommit" -> {
                autocommit = (Boolean) arguments[0];
                channel.setAutocommit(autocommit);
                return null;
            }
            case "getAutoCommit" -> {
                return autocommit;
            }
            case "commit" -> {
                channel.commit();
                return null;
            }
            case "rollback" -> {
                if (arguments.length != 0) {
                    return refuse(method);
                }
                channel.rollback();
                return null;
            }
            case "getMetaData" -> {
                return new JdbcDatabaseMetadata(channel.version(), url).proxy();
            }
            case "nativeSQL" -> {
                return arguments[0];
            }
            case "isValid" -> {
                return true;
            }
            default -> {
                return refuse(method);
            }
        }
    }

    private Object prepare(final String sql) throws SQLException {
        return new JdbcPreparedStatement(channel, sql, channel.prepare(sql)).proxy();
    }

    private Object refuse(final Method method) throws SQLException {
        throw notSupported(method);
    }

    @Override
    void close() throws SQLException {
        channel.close();
    }
}

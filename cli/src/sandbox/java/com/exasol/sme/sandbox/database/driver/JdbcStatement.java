package com.exasol.sme.sandbox.database.driver;

import com.exasol.sme.sandbox.result.StatementResult;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A statement of the stand-in's driver, which sends any text as it is. */
final class JdbcStatement extends JdbcProxy<Statement> {
    private final DriverChannel channel;
    private final JdbcOutcome outcome = new JdbcOutcome();

    JdbcStatement(final DriverChannel channel) {
        super(Statement.class);
        this.channel = channel;
    }

    @Override
    Object call(final Method method, final Object[] arguments) throws SQLException {
        return switch (method.getName()) {
            case "execute" -> outcome.take(send(method, arguments)).hasResultSet();
            case "executeQuery" -> resultSet(outcome.take(send(method, arguments)));
            case "executeUpdate", "executeLargeUpdate" -> outcome.count(outcome.take(send(method, arguments)), method);
            case "setEscapeProcessing", "setQueryTimeout", "setFetchSize" -> null;
            default -> outcome.call(method, notSupported(method));
        };
    }

    private static ResultSet resultSet(final StatementResult result) throws SQLException {
        return JdbcOutcome.resultSet(result);
    }

    private StatementResult send(final Method method, final Object[] arguments) throws SQLException {
        if (arguments.length != 1) {
            throw notSupported(method);
        }
        return channel.execute((String) arguments[0], List.of());
    }
}

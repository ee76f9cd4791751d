package com.exasol.sme.sandbox.database.driver;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.result.StatementResult;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** A prepared statement of the stand-in's driver. */
final class JdbcPreparedStatement extends JdbcProxy<PreparedStatement> {
    private final DriverChannel channel;
    private final String sql;
    private final Object[] values;
    private final boolean[] set;
    private final JdbcOutcome outcome = new JdbcOutcome();

    JdbcPreparedStatement(final DriverChannel channel, final String sql, final long parameters) {
        super(PreparedStatement.class);
        this.channel = channel;
        this.sql = sql;
        values = new Object[Math.toIntExact(parameters)];
        set = new boolean[values.length];
    }

    @Override
    Object call(final Method method, final Object[] arguments) throws SQLException {
        return switch (method.getName()) {
            case "setNull" -> bind((Integer) arguments[0], null);
            case "setString",
                    "setBoolean",
                    "setInt",
                    "setLong",
                    "setDouble",
                    "setBigDecimal",
                    "setDate",
                    "setTimestamp",
                    "setObject" -> bind((Integer) arguments[0], value(arguments[1]));
            case "clearParameters" -> {
                Arrays.fill(set, false);
                yield null;
            }
            case "execute" -> outcome.take(send(method, arguments)).hasResultSet();
            case "executeQuery" -> JdbcOutcome.resultSet(outcome.take(send(method, arguments)));
            case "executeUpdate", "executeLargeUpdate" -> outcome.count(outcome.take(send(method, arguments)), method);
            case "setEscapeProcessing", "setQueryTimeout", "setFetchSize" -> null;
            default -> outcome.call(method, notSupported(method));
        };
    }

    private static Object value(final Object given) {
        if (given instanceof Integer number) {
            return number.longValue();
        }
        return given instanceof BigDecimal decimal && decimal.scale() < 0 ? decimal.setScale(0) : given;
    }

    private Object bind(final int index, final Object value) throws SQLException {
        if (index < 1 || index > values.length) {
            throw new SQLException("SANDBOX: no parameter " + index, Refused.STATE_STATEMENT);
        }
        values[index - 1] = value;
        set[index - 1] = true;
        return null;
    }

    private StatementResult send(final Method method, final Object[] arguments) throws SQLException {
        if (arguments.length != 0) {
            throw notSupported(method);
        }
        for (int index = 0; index < set.length; index++) {
            if (!set[index]) {
                throw new SQLException("SANDBOX: parameter " + (index + 1) + " has no value", Refused.STATE_STATEMENT);
            }
        }
        return channel.execute(sql, Arrays.asList(values.clone()));
    }
}

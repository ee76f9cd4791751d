package com.exasol.sme.sandbox.database.driver;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.result.StatementResult;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the last execution of a statement left to be fetched. */
final class JdbcOutcome {
    private static final StatementResult NONE = StatementResult.affecting(-1);
    private StatementResult last = NONE;

    StatementResult take(final StatementResult result) {
        last = result;
        return result;
    }

    static ResultSet resultSet(final StatementResult result) throws SQLException {
        if (!result.hasResultSet()) {
            throw new SQLException("SANDBOX: the statement has no result set", Refused.STATE_STATEMENT);
        }
        return new JdbcResultSet(result).proxy();
    }

    Object count(final StatementResult result, final Method method) throws SQLException {
        if (result.hasResultSet()) {
            throw new SQLException("SANDBOX: the statement has a result set", Refused.STATE_STATEMENT);
        }
        return number(result.rowsAffected(), method);
    }

    private static Object number(final long rows, final Method method) {
        return method.getReturnType() == long.class ? (Object) rows : (Object) Math.toIntExact(rows);
    }

    /** The methods that every kind of statement has. */
    Object call(final Method method, final SQLException otherwise) throws SQLException {
        return switch (method.getName()) {
            case "getResultSet" -> last.hasResultSet() ? resultSet(last) : null;
            case "getUpdateCount", "getLargeUpdateCount" ->
                number(last.hasResultSet() ? -1 : last.rowsAffected(), method);
            case "getMoreResults" -> {
                last = NONE;
                yield false;
            }
            case "getWarnings", "clearWarnings" -> null;
            default -> throw otherwise;
        };
    }
}

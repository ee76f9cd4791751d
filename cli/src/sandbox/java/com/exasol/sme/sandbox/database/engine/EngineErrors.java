package com.exasol.sme.sandbox.database.engine;

import com.exasol.sme.sandbox.database.sql.Refused;
import java.sql.SQLException;

/** Turns errors of the embedded engine into errors of the stand-in. */
final class EngineErrors {
    private EngineErrors() {}

    static SQLException translate(final SQLException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    && String.valueOf(cause.getMessage()).startsWith("SANDBOX: ")) {
                return (SQLException) cause;
            }
        }
        final String message = exception.getMessage().split("; SQL statement:", -1)[0];
        final String state = String.valueOf(exception.getSQLState());
        if (state.equals("23505")) {
            return violation("primary key", exception);
        }
        if (state.equals("23502")) {
            return violation("not null", exception);
        }
        if (state.equals("22001")) {
            return Refused.data("string data, right truncation: " + message);
        }
        if (state.startsWith("22")) {
            return Refused.data(message);
        }
        if (state.equals("HYT00") || state.startsWith("40")) {
            return new SQLException(
                    "GlobalTransactionRollback msg: Transaction collision: " + message, Refused.STATE_TRANSACTION);
        }
        return new SQLException(
                "SANDBOX: the statement is wrong or not in the declared subset: " + message,
                Refused.STATE_STATEMENT,
                exception);
    }

    private static SQLException violation(final String constraint, final SQLException cause) {
        return new SQLException("SANDBOX: constraint violation - " + constraint, Refused.STATE_CONSTRAINT, cause);
    }
}

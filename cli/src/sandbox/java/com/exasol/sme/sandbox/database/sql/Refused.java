package com.exasol.sme.sandbox.database.sql;

import java.sql.SQLException;

/** The errors of the stand-in; texts that Exasol does not have start with {@code SANDBOX:}. */
public final class Refused {
    public static final String STATE_STATEMENT = "42000";
    public static final String STATE_DATA = "22000";
    public static final String STATE_CONSTRAINT = "27000";
    public static final String STATE_TRANSACTION = "40001";

    private Refused() {}

    public static SQLException syntax(final String message) {
        return statement("syntax error, " + message);
    }

    /** A statement that is understood and not possible. */
    public static SQLException statement(final String message) {
        return new SQLException("SANDBOX: " + message, STATE_STATEMENT);
    }

    public static SQLException notInSubset(final String what) {
        return statement(what + " is not in the declared subset");
    }

    public static SQLException privilege(final String missing) {
        return statement("insufficient privileges: " + missing);
    }

    public static SQLException data(final String message) {
        return new SQLException("SANDBOX: data exception - " + message, STATE_DATA);
    }
}

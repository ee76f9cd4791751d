package com.exasol.sme.sandbox.database;

import java.sql.SQLException;

/** The errors of the stand-in; texts that Exasol does not have start with {@code SANDBOX:}. */
final class Refused {
    static final String STATE_STATEMENT = "42000";
    static final String STATE_DATA = "22000";
    static final String STATE_CONSTRAINT = "27000";
    static final String STATE_TRANSACTION = "40001";

    private Refused() {}

    static SQLException syntax(final String message) {
        return statement("syntax error, " + message);
    }

    /** A statement that is understood and not possible. */
    static SQLException statement(final String message) {
        return new SQLException("SANDBOX: " + message, STATE_STATEMENT);
    }

    static SQLException notInSubset(final String what) {
        return statement(what + " is not in the declared subset");
    }

    static SQLException privilege(final String missing) {
        return statement("insufficient privileges: " + missing);
    }

    static SQLException data(final String message) {
        return new SQLException("SANDBOX: data exception - " + message, STATE_DATA);
    }
}

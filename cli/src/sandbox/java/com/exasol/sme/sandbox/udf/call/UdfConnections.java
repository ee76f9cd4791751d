package com.exasol.sme.sandbox.udf.call;

import java.sql.SQLException;

/** The CONNECTION objects of the database, as one caller may read them in one script. */
@FunctionalInterface
public interface UdfConnections {
    /**
     * Finds what a script asks for.
     *
     * @param name as the script gave it: an SQL identifier, upper-cased unless in double quotes
     * @throws SQLException "connection X does not exist" or "insufficient privileges for using connection X in script S"
     */
    ConnectionData find(String name) throws SQLException;

    /** What getConnection hands to a script; user and password may be null. */
    record ConnectionData(String kind, String address, String user, String password) {
        /** The kind that CREATE CONNECTION makes, and the only one that Java UDFs can read. */
        public static final String PASSWORD = "password";

        public ConnectionData(final String address, final String user, final String password) {
            this(PASSWORD, address, user, password);
        }

        /** Leaves out the password, unlike a generated text. */
        @Override
        public String toString() {
            return "ConnectionData[" + address + "]";
        }
    }
}

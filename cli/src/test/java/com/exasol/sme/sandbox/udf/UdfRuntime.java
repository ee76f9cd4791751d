package com.exasol.sme.sandbox.udf;

import java.sql.SQLException;
import java.util.List;

/** Runs a Java UDF over groups of rows, as the database does when a query calls it. */
public interface UdfRuntime {
    /**
     * Runs a script.
     *
     * @param script      what CREATE SCRIPT stored
     * @param groups      the input rows of every group; one group when there is no GROUP BY
     * @param session     the caller's session
     * @param connections the CONNECTION objects that the caller may read in this script
     * @return the emitted rows of all groups, in order
     * @throws SQLException with state 22002 and the text "VM error: …" when the script fails
     */
    List<List<Object>> run(
            UdfScript script, List<List<List<Object>>> groups, UdfSession session, UdfConnections connections)
            throws SQLException;

    /** Kills the JVM that runs for a session, if there is one: no cleanup, no shutdown hook. */
    default void kill(final String sessionId) {
        // Without a JVM there is nothing to kill.
    }
}

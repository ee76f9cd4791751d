package com.exasol.sme.sandbox.udf.call;

import java.sql.SQLException;
import java.util.List;

/** Runs a Java UDF over groups of rows, as the database does when a query calls it. */
public interface UdfRuntime {
    /**
     * Runs a script.
     *
     * @param script      what CREATE SCRIPT stored
     * @param groups      the input rows of every group and where it runs; one group for a SET script without GROUP BY
     * @param session     the caller's session
     * @param connections the CONNECTION objects that the caller may read in this script
     * @return the emitted rows of all groups, those of one JVM in order; for a SCALAR script, each behind the number of
     *     the input row that it was emitted for
     * @throws SQLException with state 22002 and the text "VM error: …" when the script fails
     */
    List<List<Object>> run(UdfScript script, List<UdfGroup> groups, UdfSession session, UdfConnections connections)
            throws SQLException;

    /** Whether a node has a file below /buckets, such as the client of a script language container. */
    default boolean hasFile(final int node, final String path) {
        return true;
    }

    /** Kills the JVMs that run for a session, if there are any: no cleanup, no shutdown hook. */
    default void kill(final String sessionId) {
        // Without a JVM there is nothing to kill.
    }
}

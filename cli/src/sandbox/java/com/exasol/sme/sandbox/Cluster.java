package com.exasol.sme.sandbox;

/**
 * The nodes of a database.
 *
 * @param nodes      how many there are
 * @param vmsPerNode how many JVMs a node runs at once for one call of a UDF, as a real one does for its cores
 */
public record Cluster(int nodes, int vmsPerNode) {
    public static final Cluster SINGLE_NODE = new Cluster(1, 1);
}

package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.call.UdfGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one JVM of a call gets to do: groups of one node, one after the other.
 *
 * @param node   where it runs
 * @param groups in their order
 */
record VmShare(int node, List<UdfGroup> groups) {
    /** Deals the groups of every node out to as many JVMs as it may run, in turns. */
    static List<VmShare> of(final List<UdfGroup> groups, final int mostPerNode) {
        final Map<Integer, List<VmShare>> shares = new TreeMap<>();
        final Map<Integer, Integer> seen = new TreeMap<>();
        for (final UdfGroup group : groups) {
            final List<VmShare> ofNode = shares.computeIfAbsent(group.node(), node -> new ArrayList<>());
            final int turn = seen.merge(group.node(), 1, Integer::sum) - 1;
            if (turn < mostPerNode) {
                ofNode.add(new VmShare(group.node(), new ArrayList<>()));
            }
            ofNode.get(turn % mostPerNode).groups().add(group);
        }
        return shares.values().stream().flatMap(List::stream).toList();
    }
}

package com.exasol.sme.sandbox.udf.call;

import java.util.List;

/**
 * The rows that a SET script gets in one run(), or for which a SCALAR script is run one by one.
 *
 * @param node     the node that runs it, counted from 0
 * @param firstRow number of the first of its rows among all of the call, from 0
 * @param rows     its rows, never changed
 */
public record UdfGroup(int node, long firstRow, List<List<Object>> rows) {}

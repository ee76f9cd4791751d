package com.exasol.sme.sandbox.udf;

import java.util.List;

/**
 * The rows that one run() of a SET script gets.
 *
 * @param node the node that runs it, counted from 0
 * @param rows its rows, never changed
 */
public record UdfGroup(int node, List<List<Object>> rows) {}

package com.exasol.sme.sandbox.client;

import java.util.List;

/**
 * What a SQL client shows of a statement.
 *
 * @param names        labels of the columns, empty when there is no result set
 * @param rows         values as JDBC's getObject gives them
 * @param rowsAffected the update count when there is no result set
 */
public record SqlResult(List<String> names, List<List<Object>> rows, long rowsAffected) {}

package com.exasol.sme.sandbox.result;

import java.util.List;

/**
 * What a statement answers: a result set, or a number of rows when there are no columns.
 *
 * <p>Values are what JDBC's getObject gives: String, Boolean, Long, BigDecimal, Double, java.sql.Date,
 * java.sql.Timestamp or null.
 *
 * @param columns      the result set's columns, empty for anything but a query
 * @param rows         the result set's rows, each as long as the columns
 * @param rowsAffected rows inserted, updated, deleted or exported; 0 for a query
 */
public record StatementResult(List<Column> columns, List<List<Object>> rows, long rowsAffected) {
    public StatementResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public static StatementResult affecting(final long rows) {
        return new StatementResult(List.of(), List.of(), rows);
    }

    public static StatementResult of(final List<Column> columns, final List<List<Object>> rows) {
        return new StatementResult(columns, rows, 0);
    }

    public boolean hasResultSet() {
        return !columns.isEmpty();
    }
}

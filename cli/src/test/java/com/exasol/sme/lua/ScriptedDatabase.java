package com.exasol.sme.lua;

import com.exasol.sme.sandbox.lua.LuaDatabase;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A session that expects exactly the statements it was told, in that order, and answers each as it was told. */
final class ScriptedDatabase implements LuaDatabase {
    private final Deque<Expectation> expectations = new ArrayDeque<>();

    private record Expectation(String sql, StatementResult answer, String refusal) {}

    ScriptedDatabase rows(final String sql, final List<String> columns, final List<List<Object>> rows) {
        final List<Column> typed =
                columns.stream().map(ScriptedDatabase::column).toList();
        return expect(sql, StatementResult.of(typed, rows), null);
    }

    ScriptedDatabase affects(final String sql, final long rows) {
        return expect(sql, StatementResult.affecting(rows), null);
    }

    ScriptedDatabase refuses(final String sql, final String message) {
        return expect(sql, null, message);
    }

    ScriptedDatabase commits() {
        return affects("COMMIT", 0);
    }

    /** Answers a call of a UDF with its one row. */
    ScriptedDatabase udf(final String name, final String request, final String... statusCodeMessageResults) {
        return rows(
                udfCall(name, request),
                List.of("STATUS", "CODE", "MESSAGE", "RESULTS"),
                List.of(Arrays.asList((Object[]) statusCodeMessageResults)));
    }

    static String udfCall(final String name, final String request) {
        return "SELECT \"SME\".\"" + name + "\"('7', '" + request.replace("'", "''") + "') FROM DUAL";
    }

    private ScriptedDatabase expect(final String sql, final StatementResult answer, final String refusal) {
        expectations.add(new Expectation(sql, answer, refusal));
        return this;
    }

    private static Column column(final String name) {
        final String type = name.endsWith("_COUNT") ? "DECIMAL(18,0)" : "VARCHAR(2000000)";
        return new Column(name, SqlType.parse(type));
    }

    @Override
    public StatementResult execute(final String sql) throws SQLException {
        final Expectation next = expectations.poll();
        if (next == null || !next.sql.equals(sql)) {
            throw new IllegalStateException(
                    "unexpected statement:\n" + sql + "\nexpected:\n" + (next == null ? "nothing more" : next.sql));
        }
        if (next.refusal != null) {
            throw new SQLException(next.refusal, "42000");
        }
        return next.answer;
    }

    List<String> unsent() {
        return expectations.stream().map(Expectation::sql).toList();
    }

    static List<List<Object>> none() {
        return Collections.emptyList();
    }
}

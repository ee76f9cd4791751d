package com.exasol.sme.sandbox.database.engine;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Values;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.SqlType.Kind;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what the embedded engine answers into the sandbox's vocabulary. */
final class EngineResult {
    private static final int MAX_DECIMAL = 36;

    private EngineResult() {}

    static StatementResult read(final ResultSet result) throws SQLException {
        final ResultSetMetaData metadata = result.getMetaData();
        final List<Column> columns = new ArrayList<>();
        for (int index = 1; index <= metadata.getColumnCount(); index++) {
            columns.add(new Column(metadata.getColumnLabel(index), type(metadata, index)));
        }
        final List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            final Object[] row = new Object[columns.size()];
            for (int index = 0; index < row.length; index++) {
                row[index] = value(result, index + 1, columns.get(index).type());
            }
            rows.add(Arrays.asList(row));
        }
        return StatementResult.of(columns, rows);
    }

    private static SqlType type(final ResultSetMetaData metadata, final int index) throws SQLException {
        final int precision = metadata.getPrecision(index);
        if (metadata.getColumnTypeName(index).equals("DECFLOAT")) {
            return SqlType.parse("DOUBLE");
        }
        switch (metadata.getColumnType(index)) {
            case Types.BOOLEAN -> {
                return SqlType.parse("BOOLEAN");
            }
            case Types.TINYINT -> {
                return SqlType.parse("DECIMAL(3,0)");
            }
            case Types.SMALLINT -> {
                return SqlType.parse("DECIMAL(5,0)");
            }
            case Types.INTEGER -> {
                return SqlType.parse("DECIMAL(10,0)");
            }
            case Types.BIGINT -> {
                return SqlType.parse("DECIMAL(18,0)");
            }
            case Types.NUMERIC, Types.DECIMAL -> {
                final int digits = Math.min(precision, MAX_DECIMAL);
                return new SqlType(Kind.DECIMAL, digits, Math.min(metadata.getScale(index), digits), 0, false);
            }
            case Types.DATE -> {
                return SqlType.parse("DATE");
            }
            case Types.TIMESTAMP -> {
                return new SqlType(Kind.TIMESTAMP, metadata.getScale(index), 0, 0, false);
            }
            case Types.CHAR -> {
                return new SqlType(Kind.CHAR, 0, 0, precision, false);
            }
            case Types.VARCHAR -> {
                return new SqlType(
                        Kind.VARCHAR,
                        0,
                        0,
                        precision >= Engine.LONGEST_TEXT ? 2_000_000 : Math.max(precision, 1),
                        false);
            }
            case Types.NULL -> {
                return SqlType.parse("BOOLEAN");
            }
            case Types.DOUBLE, Types.REAL, Types.FLOAT -> {
                return SqlType.parse("DOUBLE");
            }
            default -> throw Refused.notInSubset("the type of column " + metadata.getColumnLabel(index));
        }
    }

    private static Object value(final ResultSet result, final int index, final SqlType type) throws SQLException {
        if (result.getObject(index) == null) {
            return null;
        }
        switch (type.kind()) {
            case BOOLEAN -> {
                return result.getBoolean(index);
            }
            case DECIMAL -> {
                return Values.canonical(result.getBigDecimal(index), type);
            }
            case DOUBLE -> {
                return result.getDouble(index);
            }
            case DATE -> {
                return Date.valueOf(result.getObject(index, LocalDate.class));
            }
            case TIMESTAMP -> {
                return Timestamp.valueOf(result.getObject(index, LocalDateTime.class));
            }
            case CHAR -> {
                final String value = result.getString(index);
                // The engine counts a character beyond the first plane twice.
                return value + " ".repeat(Math.max(0, type.length() - value.codePointCount(0, value.length())));
            }
            default -> {
                final String text = result.getString(index);
                return text.isEmpty() ? null : text;
            }
        }
    }
}

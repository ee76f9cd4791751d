package com.exasol.sme.sandbox.database.driver;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.SqlType.Kind;
import java.lang.reflect.Method;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The columns of a result set. */
final class JdbcResultMetadata extends JdbcProxy<ResultSetMetaData> {
    private static final Map<Kind, Integer> TYPES = new EnumMap<>(Map.of(
            Kind.BOOLEAN, Types.BOOLEAN,
            Kind.CHAR, Types.CHAR,
            Kind.VARCHAR, Types.VARCHAR,
            Kind.DATE, Types.DATE,
            Kind.TIMESTAMP, Types.TIMESTAMP,
            Kind.TIMESTAMP_WITH_LOCAL_TIME_ZONE, Types.TIMESTAMP,
            Kind.DECIMAL, Types.DECIMAL,
            Kind.DOUBLE, Types.DOUBLE));

    private final List<Column> columns;

    JdbcResultMetadata(final List<Column> columns) {
        super(ResultSetMetaData.class);
        this.columns = columns;
    }

    @Override
    Object call(final Method method, final Object[] arguments) throws SQLException {
        if (method.getName().equals("getColumnCount")) {
            return columns.size();
        }
        final int index = arguments.length == 1 && arguments[0] instanceof Integer ? (Integer) arguments[0] : 0;
        if (index < 1 || index > columns.size()) {
            throw new SQLException("SANDBOX: no column " + index, Refused.STATE_STATEMENT);
        }
        final SqlType type = columns.get(index - 1).type();
        return switch (method.getName()) {
            case "getColumnLabel", "getColumnName" -> columns.get(index - 1).name();
            case "getColumnTypeName" -> type.kind().toString().replace('_', ' ');
            case "getColumnType" -> TYPES.getOrDefault(type.kind(), Types.OTHER);
            case "getPrecision" -> type.kind() == Kind.DECIMAL ? type.precision() : type.length();
            case "getScale" -> type.scale();
            default -> throw notSupported(method);
        };
    }
}

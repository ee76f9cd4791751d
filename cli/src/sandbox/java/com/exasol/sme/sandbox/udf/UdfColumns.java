package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.udf.host.ColumnInfo;
import com.exasol.sme.sandbox.udf.host.WireType;
import com.exasol.sme.sandbox.udf.options.VmError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Columns as a Java UDF sees them. */
final class UdfColumns {
    private static final int INT32_DIGITS = 9;
    private static final int INT64_DIGITS = 18;

    private UdfColumns() {}

    static List<ColumnInfo> of(final List<Column> columns) throws SQLException {
        final List<ColumnInfo> result = new ArrayList<>();
        for (final Column column : columns) {
            final SqlType type = column.type();
            final WireType wire = wireType(column);
            final boolean exact = wire == WireType.INT32 || wire == WireType.INT64 || wire == WireType.NUMERIC;
            result.add(new ColumnInfo(
                    column.name(), wire, type.toString(), exact ? type.precision() : 0, type.scale(), type.length()));
        }
        return result;
    }

    private static WireType wireType(final Column column) throws SQLException {
        final SqlType type = column.type();
        return switch (type.kind()) {
            case BOOLEAN -> WireType.BOOLEAN;
            case CHAR, VARCHAR -> WireType.STRING;
            case DATE -> WireType.DATE;
            case TIMESTAMP -> WireType.TIMESTAMP;
            case DOUBLE -> WireType.DOUBLE;
            case DECIMAL -> decimal(type);
            default ->
                throw VmError.of("SANDBOX: nobody knows how a Java UDF takes column " + column.name() + " of type "
                        + type + "; use a CAST");
        };
    }

    private static WireType decimal(final SqlType type) {
        if (type.scale() > 0 || type.precision() > INT64_DIGITS) {
            return WireType.NUMERIC;
        }
        return type.precision() > INT32_DIGITS ? WireType.INT64 : WireType.INT32;
    }
}

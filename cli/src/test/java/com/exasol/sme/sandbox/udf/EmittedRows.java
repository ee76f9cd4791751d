package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.Column;
import com.exasol.sme.sandbox.Secrets;
import com.exasol.sme.sandbox.SeenErrorCodes;
import com.exasol.sme.sandbox.udf.host.ColumnInfo;
import com.exasol.sme.sandbox.udf.host.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes emitted rows as the database does: it checks what the client leaves unchecked. */
final class EmittedRows {
    private final List<Column> columns;
    private final List<ColumnInfo> wire;
    private final List<List<Object>> rows = new ArrayList<>();

    EmittedRows(final List<Column> columns, final List<ColumnInfo> wire) {
        this.columns = columns;
        this.wire = wire;
    }

    List<List<Object>> rows() {
        return rows;
    }

    /** @throws ColumnValue.Refusal with the reason to abort the statement */
    void read(final DataInputStream block, final int count) throws IOException, ColumnValue.Refusal {
        for (int row = 0; row < count; row++) {
            final Object[] values = new Object[columns.size()];
            for (int column = 0; column < values.length; column++) {
                final Object value = block.readBoolean() ? value(block, wire.get(column)) : null;
                if (value instanceof String text) {
                    watch(text);
                }
                values[column] = ColumnValue.of(value, columns.get(column));
            }
            rows.add(Arrays.asList(values));
        }
    }

    private static void watch(final String text) {
        Secrets.watch("row emitted by a UDF", text);
        if (text.contains("-SME-")) {
            SeenErrorCodes.record(text);
        }
    }

    private static Object value(final DataInputStream block, final ColumnInfo column) throws IOException {
        return switch (column.type()) {
            case INT32 -> (long) block.readInt();
            case INT64 -> block.readLong();
            case DOUBLE -> block.readDouble();
            case BOOLEAN -> block.readBoolean();
            default -> Wire.readText(block);
        };
    }
}

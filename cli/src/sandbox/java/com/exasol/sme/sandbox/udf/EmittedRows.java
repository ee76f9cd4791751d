package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.udf.host.ColumnInfo;
import com.exasol.sme.sandbox.udf.host.Wire;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes emitted rows as the database does: it checks what the client leaves unchecked. */
final class EmittedRows {
    private final List<Column> columns;
    private final List<ColumnInfo> wire;
    private final boolean set;
    private final List<List<Object>> rows = new ArrayList<>();

    EmittedRows(final List<Column> columns, final List<ColumnInfo> wire, final boolean set) {
        this.columns = columns;
        this.wire = wire;
        this.set = set;
    }

    List<List<Object>> rows() {
        return rows;
    }

    /**
     * Takes some rows of a group.
     *
     * @param firstInput number of the group's first row of input
     * @throws ColumnValue.Refusal with the reason to abort the statement
     */
    void read(final DataInputStream block, final int count, final long firstInput)
            throws IOException, ColumnValue.Refusal {
        for (int row = 0; row < count; row++) {
            final List<Object> values = new ArrayList<>();
            final long input = firstInput + block.readLong();
            if (!set) {
                values.add(input);
            }
            for (int column = 0; column < columns.size(); column++) {
                final Object value = block.readBoolean() ? value(block, wire.get(column)) : null;
                if (value instanceof String text) {
                    watch(text);
                }
                values.add(ColumnValue.of(value, columns.get(column)));
            }
            rows.add(values);
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

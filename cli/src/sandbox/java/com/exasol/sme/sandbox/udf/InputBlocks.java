package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.call.UdfGroup;
import com.exasol.sme.sandbox.udf.host.ColumnInfo;
import com.exasol.sme.sandbox.udf.host.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Writes the rows of one group in blocks, as the database sends them. */
final class InputBlocks {
    static final int USUAL_SIZE = 6_000_000;

    private final List<ColumnInfo> columns;
    private final long firstRow;
    private final List<List<Object>> rows;
    private final int blockSize;
    private int next;

    /** @param blockSize bytes from which on a block is complete */
    InputBlocks(final List<ColumnInfo> columns, final UdfGroup group, final int blockSize) {
        this.columns = columns;
        firstRow = group.firstRow();
        rows = group.rows();
        this.blockSize = blockSize;
    }

    /** The number of the first row among all of the call. */
    long firstRow() {
        return firstRow;
    }

    long size() {
        return rows.size();
    }

    byte[] first() throws IOException {
        next = 0;
        return next();
    }

    /** Gives the next rows, empty after the last. */
    byte[] next() throws IOException {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        final DataOutputStream out = new DataOutputStream(content);
        while (next < rows.size() && content.size() < blockSize) {
            final List<Object> row = rows.get(next++);
            for (int column = 0; column < columns.size(); column++) {
                write(out, row.get(column), columns.get(column));
            }
        }
        return content.toByteArray();
    }

    private static void write(final DataOutputStream out, final Object value, final ColumnInfo column)
            throws IOException {
        out.writeBoolean(value != null);
        if (value == null) {
            return;
        }
        switch (column.type()) {
            case INT32 -> out.writeInt(Math.toIntExact(whole(value)));
            case INT64 -> out.writeLong(whole(value));
            case DOUBLE -> out.writeDouble(((Number) value).doubleValue());
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case NUMERIC -> Wire.writeText(out, decimal(value, column));
            case STRING -> Wire.writeText(out, (String) value);
            default -> Wire.writeText(out, value.toString());
        }
    }

    private static long whole(final Object value) {
        return value instanceof BigDecimal decimal ? decimal.longValueExact() : ((Number) value).longValue();
    }

    private static String decimal(final Object value, final ColumnInfo column) {
        return new BigDecimal(value.toString())
                .setScale(Math.toIntExact(column.scale()))
                .toPlainString();
    }
}

package com.exasol.sme.sandbox.udf.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;

/** Reads the rows of one group, block by block; the first row is current from the start. */
final class InputRows {
    private final Database database;
    private final List<ColumnInfo> columns;
    private final Object[] current;
    private ByteBuffer block;

    InputRows(final Database database, final List<ColumnInfo> columns) {
        this.database = database;
        this.columns = columns;
        this.current = new Object[columns.size()];
        this.block = database.nextBlock();
        readRow();
    }

    boolean next() {
        if (!block.hasRemaining()) {
            block = database.nextBlock();
        }
        return block.hasRemaining() && readRow();
    }

    void reset() {
        block = database.firstBlock();
        readRow();
    }

    /** The value of the current row, made only now: a time zone set by the UDF counts, as in the real client. */
    Object value(final int column) {
        final Object raw = current[column];
        if (raw == null) {
            return null;
        }
        return switch (columns.get(column).type()) {
            case NUMERIC -> new BigDecimal((String) raw);
            case DATE -> Date.valueOf((String) raw);
            case TIMESTAMP -> Timestamp.valueOf((String) raw);
            default -> raw;
        };
    }

    private boolean readRow() {
        for (int column = 0; column < current.length; column++) {
            current[column] = block.get() == 0 ? null : read(columns.get(column).type());
        }
        return true;
    }

    private Object read(final WireType type) {
        return switch (type) {
            case INT32 -> block.getInt();
            case INT64 -> block.getLong();
            case DOUBLE -> block.getDouble();
            case BOOLEAN -> block.get() != 0;
            default -> text();
        };
    }

    /** A C string: it ends at the first NUL. */
    private String text() {
        final int length = block.getInt();
        final String text = new String(block.array(), block.arrayOffset() + block.position(), length, UTF_8);
        block.position(block.position() + length);
        return NativeText.cut(text);
    }
}

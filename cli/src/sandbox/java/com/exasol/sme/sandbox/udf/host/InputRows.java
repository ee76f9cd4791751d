package com.exasol.sme.sandbox.udf.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.udf.host.Database.Ended;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;

/**
 * Reads the rows of one group, block by block; the first row is current from the start. A group may have none, which no
 * database sends: then every value is null, and what is asked for next fails.
 */
final class InputRows {
    private final Database database;
    private final List<ColumnInfo> columns;
    private final Object[] current;
    private ByteBuffer block;
    private boolean hasRow;
    private String failure;

    InputRows(final Database database, final List<ColumnInfo> columns) throws Ended {
        this.database = database;
        this.columns = columns;
        current = new Object[columns.size()];
        take(database.nextBlock());
    }

    boolean next() throws Ended {
        if (!hasRow) {
            throw new Ended("E-UDF-CL-LIB-1065: Iteration finished");
        }
        if (block.hasRemaining()) {
            readRow();
        } else {
            hasRow = false;
            take(database.nextBlock());
        }
        return hasRow;
    }

    void reset() throws Ended {
        hasRow = false;
        take(database.firstBlock());
    }

    private void take(final ByteBuffer received) {
        block = received;
        hasRow = block.hasRemaining();
        if (hasRow) {
            readRow();
        }
    }

    /** Gives null, or what has failed before without anybody asking. */
    String takeFailure() {
        final String taken = failure;
        failure = null;
        return taken;
    }

    /** The value of the current row, made only now: a time zone set by the UDF counts, as in the real client. */
    Object value(final int column) {
        if (!hasRow) {
            failure = "F-UDF-CL-LIB-1064: Internal error: not enough nulls for "
                    + columns.get(column).type().nativeName() + " in packet: wanted index " + column
                    + " but have 0 elements (on 0/0 of received/completed rows";
            return null;
        }
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

    private void readRow() {
        for (int column = 0; column < current.length; column++) {
            current[column] = block.get() == 0 ? null : read(columns.get(column).type());
        }
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

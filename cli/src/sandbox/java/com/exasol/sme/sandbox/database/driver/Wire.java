package com.exasol.sme.sandbox.database.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What goes over the connection between driver and server. */
public final class Wire {
    public static final int MAGIC = 0x534D4531;
    public static final byte EXECUTE = 2;
    public static final byte AUTOCOMMIT = 3;
    public static final byte COMMIT = 4;
    public static final byte ROLLBACK = 5;
    public static final byte PREPARE = 6;

    private static final byte RESULT = 1;
    private static final byte ERROR = 2;

    private Wire() {}

    static void writeText(final DataOutputStream out, final String text) throws IOException {
        final byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String readText(final DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }

    static void writeValues(final DataOutputStream out, final List<Object> values) throws IOException {
        out.writeInt(values.size());
        for (final Object value : values) {
            writeValue(out, value);
        }
    }

    public static List<Object> readValues(final DataInputStream in) throws IOException {
        final int size = in.readInt();
        final List<Object> values = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            values.add(readValue(in));
        }
        return Collections.unmodifiableList(values);
    }

    private static void writeValue(final DataOutputStream out, final Object value) throws IOException {
        writeText(out, Kind.of(value).name());
        if (value != null) {
            writeText(out, value.toString());
        }
    }

    private static Object readValue(final DataInputStream in) throws IOException {
        final Kind kind = Kind.valueOf(readText(in));
        return kind == Kind.NULL ? null : kind.parse(readText(in));
    }

    public static void writeResult(final DataOutputStream out, final StatementResult result) throws IOException {
        out.writeByte(RESULT);
        out.writeLong(result.rowsAffected());
        out.writeInt(result.columns().size());
        for (final Column column : result.columns()) {
            writeText(out, column.name());
            writeText(out, column.type().toString());
        }
        out.writeInt(result.rows().size());
        for (final List<Object> row : result.rows()) {
            writeValues(out, row);
        }
        out.flush();
    }

    public static void writeError(final DataOutputStream out, final SQLException error) throws IOException {
        out.writeByte(ERROR);
        writeText(out, error.getMessage());
        writeText(out, String.valueOf(error.getSQLState()));
        out.flush();
    }

    /** Reads an answer; an error is thrown as the driver's own. */
    static StatementResult readAnswer(final DataInputStream in) throws IOException, SQLException {
        if (in.readByte() == ERROR) {
            throw new SQLException(readText(in), readText(in));
        }
        final long rowsAffected = in.readLong();
        final int width = in.readInt();
        final List<Column> columns = new ArrayList<>();
        for (int index = 0; index < width; index++) {
            columns.add(new Column(readText(in), SqlType.parse(readText(in))));
        }
        final int size = in.readInt();
        final List<List<Object>> rows = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            rows.add(readValues(in));
        }
        return new StatementResult(columns, rows, rowsAffected);
    }

    /** The classes of values. */
    private enum Kind {
        NULL,
        STRING,
        BOOLEAN,
        LONG,
        DECIMAL,
        DOUBLE,
        DATE,
        TIMESTAMP;

        static Kind of(final Object value) {
            if (value == null) {
                return NULL;
            }
            if (value instanceof Boolean) {
                return BOOLEAN;
            }
            if (value instanceof Long) {
                return LONG;
            }
            if (value instanceof BigDecimal) {
                return DECIMAL;
            }
            if (value instanceof Double) {
                return DOUBLE;
            }
            if (value instanceof Date) {
                return DATE;
            }
            return value instanceof Timestamp ? TIMESTAMP : STRING;
        }

        Object parse(final String text) {
            return switch (this) {
                case BOOLEAN -> Boolean.valueOf(text);
                case LONG -> Long.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case DOUBLE -> Double.valueOf(text);
                case DATE -> Date.valueOf(text);
                case TIMESTAMP -> Timestamp.valueOf(text);
                default -> text;
            };
        }
    }
}

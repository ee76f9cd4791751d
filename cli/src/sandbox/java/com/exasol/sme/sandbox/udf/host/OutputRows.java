package com.exasol.sme.sandbox.udf.host;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Keeps emitted rows until 4,000,000 bytes are counted, as the real client does, then sends them.
 *
 * <p>A value is an Integer, Long, Double, Boolean, the bytes of a text, or null.
 */
final class OutputRows {
    /** SWIG_MAX_VAR_DATASIZE of the real client. */
    private static final int LIMIT = 4_000_000;

    private final Database database;
    private final Content content = new Content();
    private final DataOutputStream out = new DataOutputStream(content);
    private int rows;
    private int counted;

    OutputRows(final Database database) {
        this.database = database;
    }

    /**
     * Gives null, or the database's reason to abort.
     *
     * @param input number of the current row of input in its group, which goes with each emitted row
     */
    String add(final long input, final Object[] row) {
        try {
            out.writeLong(input);
            for (final Object value : row) {
                write(value);
            }
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        rows++;
        return counted >= LIMIT ? flush() : null;
    }

    /** Gives null, or the database's reason to abort. */
    String flush() {
        if (rows == 0) {
            return null;
        }
        final String refusal = database.emit(rows, content.bytes(), content.size());
        content.reset();
        rows = 0;
        counted = 0;
        return refusal;
    }

    private void write(final Object value) throws IOException {
        out.writeBoolean(value != null);
        if (value instanceof Integer number) {
            out.writeInt(number);
            counted += Integer.BYTES;
        } else if (value instanceof Long number) {
            out.writeLong(number);
            counted += Long.BYTES;
        } else if (value instanceof Double number) {
            out.writeDouble(number);
            counted += Double.BYTES;
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
            counted += 1;
        } else if (value instanceof byte[] text) {
            out.writeInt(text.length);
            out.write(text);
            counted += Integer.BYTES + text.length;
        }
    }

    /** Lends its bytes without a copy. */
    private static final class Content extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}

package com.exasol.sme.predict.format;

import com.exasol.sme.predict.text.CsvBuffer;
import java.util.List;

/** A row as an object with its values by the names of the columns; NULL is null, or left out. */
final class JsonObjectRow implements JsonRow {
    /** With the colon. */
    private final byte[][] names;

    private final boolean isNullLeftOut;
    private boolean isFirst;

    JsonObjectRow(final List<String> names, final boolean isNullLeftOut) {
        this.names = names.stream().map(JsonObjectRow::member).toArray(byte[][]::new);
        this.isNullLeftOut = isNullLeftOut;
    }

    private static byte[] member(final String name) {
        final CsvBuffer text = new CsvBuffer();
        text.json(name);
        text.ascii(':');
        return text.toBytes();
    }

    @Override
    public void open(final CsvBuffer line) {
        line.ascii('{');
        isFirst = true;
    }

    @Override
    public void openValue(final int feature, final CsvBuffer line) {
        if (!isFirst) {
            line.ascii(',');
        }
        isFirst = false;
        line.raw(names[feature]);
    }

    @Override
    public void putNull(final int feature, final CsvBuffer line) {
        if (!isNullLeftOut) {
            openValue(feature, line);
            line.ascii("null");
        }
    }

    @Override
    public void close(final CsvBuffer line) {
        line.ascii('}');
    }
}

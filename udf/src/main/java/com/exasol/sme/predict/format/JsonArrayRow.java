package com.exasol.sme.predict.format;

import com.exasol.sme.predict.text.CsvBuffer;

/** A row as an array of its values, in their order; NULL is null. */
final class JsonArrayRow implements JsonRow {
    private final String head;
    private final String tail;

    /** @param tail stands behind the array, as the head before it */
    JsonArrayRow(final String head, final String tail) {
        this.head = head + '[';
        this.tail = ']' + tail;
    }

    @Override
    public void open(final CsvBuffer line) {
        line.ascii(head);
    }

    @Override
    public void openValue(final int feature, final CsvBuffer line) {
        if (feature > 0) {
            line.ascii(',');
        }
    }

    @Override
    public void putNull(final int feature, final CsvBuffer line) {
        openValue(feature, line);
        line.ascii("null");
    }

    @Override
    public void close(final CsvBuffer line) {
        line.ascii(tail);
    }
}

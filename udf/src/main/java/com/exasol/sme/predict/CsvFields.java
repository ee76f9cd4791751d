package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Takes the CSV of an answer apart in place, by RFC 4180, one row after the other; the last line break may be missing.
 *
 * <p>Doubled quotes become single ones in the array itself, so that each field is a range of it.
 */
final class CsvFields {
    private byte[] bytes = new byte[0];
    private int position;
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int count;

    void open(final byte[] body) {
        this.bytes = body;
        this.position = 0;
    }

    /** @return whether there is another row, whose fields are here now */
    boolean next() {
        if (this.position == this.bytes.length) {
            return false;
        }
        this.count = 0;
        addField();
        while (isAt(',')) {
            this.position++;
            addField();
        }
        if (isAt('\r')) {
            this.position++;
        }
        if (isAt('\n')) {
            this.position++;
        }
        return true;
    }

    int count() {
        return this.count;
    }

    byte[] bytes() {
        return this.bytes;
    }

    int start(final int field) {
        return this.starts[field];
    }

    int end(final int field) {
        return this.ends[field];
    }

    String text(final int field) {
        return new String(this.bytes, this.starts[field], this.ends[field] - this.starts[field], UTF_8);
    }

    private void addField() {
        if (this.count == this.starts.length) {
            this.starts = Arrays.copyOf(this.starts, 2 * this.count);
            this.ends = Arrays.copyOf(this.ends, 2 * this.count);
        }
        if (isAt('"')) {
            addQuoted();
        } else {
            final int start = this.position;
            add(start, skipPlain());
        }
    }

    private void addQuoted() {
        final int start = ++this.position;
        int end = start;
        while (this.position < this.bytes.length) {
            final byte character = this.bytes[this.position++];
            if (character == '"') {
                if (!isAt('"')) {
                    break;
                }
                this.position++;
            }
            this.bytes[end++] = character;
        }
        final int rest = this.position;
        final int length = skipPlain() - rest;
        System.arraycopy(this.bytes, rest, this.bytes, end, length);
        add(start, end + length);
    }

    private void add(final int start, final int end) {
        this.starts[this.count] = start;
        this.ends[this.count++] = end;
    }

    private int skipPlain() {
        while (this.position < this.bytes.length && !isAt(',') && !isAt('\n') && !isAt('\r')) {
            this.position++;
        }
        return this.position;
    }

    private boolean isAt(final char character) {
        return this.position < this.bytes.length && this.bytes[this.position] == character;
    }
}

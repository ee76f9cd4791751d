package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * Takes the CSV of an answer apart in place, by RFC 4180, one row after the other; the last line break may be missing.
 *
 * <p>Doubled quotes become single ones in the array itself, so that each field is a range of it. Nothing is guessed: a
 * byte that was lost or changed on the way must not make another label of a label.
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
        require(isUtf8());
    }

    /** {@return whether there is another row, whose fields are here now; throws what is wrong with it if it is no CSV} */
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
            require(isAt('\n'));
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

    /** Tells whether the field is the text by which Python writes that there is no value. */
    boolean isNan(final int field) {
        final int start = this.starts[field];
        return this.ends[field] - start == 3
                && this.bytes[start] == 'n'
                && this.bytes[start + 1] == 'a'
                && this.bytes[start + 2] == 'n';
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
            addPlain();
        }
        require(this.position == this.bytes.length || isAt(',') || isAt('\n') || isAt('\r'));
    }

    private void addQuoted() {
        final int start = ++this.position;
        int end = start;
        while (true) {
            require(this.position < this.bytes.length);
            final byte character = this.bytes[this.position++];
            if (character == '"') {
                if (!isAt('"')) {
                    add(start, end);
                    return;
                }
                this.position++;
            }
            this.bytes[end++] = character;
        }
    }

    private void addPlain() {
        final int start = this.position;
        while (this.position < this.bytes.length && !isAt(',') && !isAt('\n') && !isAt('\r') && !isAt('"')) {
            this.position++;
        }
        add(start, this.position);
    }

    private void add(final int start, final int end) {
        this.starts[this.count] = start;
        this.ends[this.count++] = end;
    }

    private boolean isUtf8() {
        for (final byte character : this.bytes) {
            if (character < 0) {
                return isDecodable();
            }
        }
        return true;
    }

    private boolean isDecodable() {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes));
            return true;
        } catch (final CharacterCodingException exception) {
            return false;
        }
    }

    private boolean isAt(final char character) {
        return this.position < this.bytes.length && this.bytes[this.position] == character;
    }

    private static void require(final boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("no CSV");
        }
    }
}

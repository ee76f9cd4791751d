package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Takes the CSV of an answer apart in place, by RFC 4180, one row after the other; the last line break may be missing.
 *
 * <p>Doubled quotes become single ones in the array itself, so that each field is a range of it. Nothing is guessed: a
 * byte that was lost or changed on the way must not make another label of a label. A carriage return without a line feed
 * is data, because Python before 3.13 leaves a text with one without quotes.
 */
final class CsvFields {
    private enum LineEnd {
        UNKNOWN,
        LF,
        CRLF
    }

    private byte[] bytes = new byte[0];
    private int position;
    private LineEnd lineEnd;
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int count;

    void open(final byte[] body) {
        this.bytes = body;
        this.position = 0;
        this.lineEnd = LineEnd.UNKNOWN;
        require(Utf8.isValid(body), "it is not in UTF-8");
    }

    /** {@return whether there is another row, whose fields are here now; throws what is wrong with it if it is no CSV} */
    boolean next() {
        if (isAtEnd()) {
            return false;
        }
        this.count = 0;
        addField();
        while (isAt(',')) {
            this.position++;
            addField();
        }
        endLine();
        return true;
    }

    /** Like {@link #next()}, for rows of one text each, which some containers write without the quotes that it needs. */
    boolean nextLabel() {
        if (isAtEnd() || isAt('"')) {
            return next();
        }
        final int start = this.position;
        boolean isPlain = true;
        int end = start;
        while (end < this.bytes.length && this.bytes[end] != '\n') {
            isPlain &= this.bytes[end] != ',' && this.bytes[end] != '"';
            end++;
        }
        if (end < this.bytes.length && end > start && this.bytes[end - 1] == '\r') {
            end--;
        }
        if (!isPlain && !BareLabel.isLabel(this.bytes, start, end)) {
            return next();
        }
        this.count = 0;
        add(start, end);
        this.position = end;
        endLine();
        return true;
    }

    /** {@return whether there is no further row} */
    boolean isAtEnd() {
        return this.position == this.bytes.length;
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
        if (isAt('"')) {
            addQuoted();
            require(isAtEnd() || isAt(',') || isAt('\n') || isAt('\r'), "text follows a closing quote");
        } else {
            addPlain();
            require(!isAt('"'), "a quote stands in a field that does not begin with one");
        }
    }

    private void addQuoted() {
        final int start = ++this.position;
        int end = start;
        while (true) {
            require(this.position < this.bytes.length, "a quote is not closed");
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
        int end = start;
        while (end < this.bytes.length && !isEndOfPlain(end)) {
            end++;
        }
        this.position = end;
        add(start, end);
    }

    private boolean isEndOfPlain(final int index) {
        switch (this.bytes[index]) {
            case ',':
            case '"':
            case '\n':
                return true;
            case '\r':
                return index + 1 < this.bytes.length && this.bytes[index + 1] == '\n';
            default:
                return false;
        }
    }

    private void add(final int start, final int end) {
        if (this.count == this.starts.length) {
            this.starts = Arrays.copyOf(this.starts, 2 * this.count);
            this.ends = Arrays.copyOf(this.ends, 2 * this.count);
        }
        this.starts[this.count] = start;
        this.ends[this.count++] = end;
    }

    /** A label that ends in a carriage return is told from the end of a line by the lines that end without one. */
    private void endLine() {
        if (isAtEnd()) {
            require(this.bytes[this.position - 1] != '\r', "a carriage return stands at its end");
            return;
        }
        final LineEnd found = isAt('\r') ? LineEnd.CRLF : LineEnd.LF;
        this.position += found == LineEnd.CRLF ? 1 : 0;
        require(isAt('\n'), "a carriage return follows a closing quote");
        this.position++;
        require(
                this.lineEnd == LineEnd.UNKNOWN || this.lineEnd == found,
                "the line ends in another way than those before");
        this.lineEnd = found;
    }

    private boolean isAt(final char character) {
        return this.position < this.bytes.length && this.bytes[this.position] == character;
    }

    private static void require(final boolean condition, final String flaw) {
        if (!condition) {
            throw new IllegalArgumentException(flaw);
        }
    }
}

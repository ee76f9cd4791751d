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
public final class CsvFields {
    private enum LineEnd {
        UNKNOWN,
        LF,
        CRLF
    }

    /** U+FEFF in UTF-8. At the start of a text it says how that is written, and is no part of the first field. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private byte[] bytes = new byte[0];
    private int position;
    private LineEnd lineEnd;
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int count;

    /** Begins an answer; throws what is wrong with it if it is no text. */
    public void open(final byte[] body) {
        bytes = body;
        position = hasByteOrderMark(body) ? BYTE_ORDER_MARK.length : 0;
        lineEnd = LineEnd.UNKNOWN;
        require(Utf8.isValid(body), "it is not in UTF-8");
    }

    /** {@return whether there is another row, whose fields are here now; throws what is wrong with it if it is no CSV} */
    public boolean next() {
        if (isAtEnd()) {
            return false;
        }
        count = 0;
        addField();
        while (isAt(',')) {
            position++;
            addField();
        }
        endLine();
        return true;
    }

    /** Like {@link #next()}, for rows of one text each, which some containers write without the quotes that it needs. */
    public boolean nextLabel() {
        if (isAtEnd() || isAt('"')) {
            return next();
        }
        final int start = position;
        boolean isPlain = true;
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            isPlain &= bytes[end] != ',' && bytes[end] != '"';
            end++;
        }
        if (end < bytes.length && end > start && bytes[end - 1] == '\r') {
            end--;
        }
        if (!isPlain && !BareLabel.isLabel(bytes, start, end)) {
            return next();
        }
        count = 0;
        add(start, end);
        position = end;
        endLine();
        return true;
    }

    /** {@return whether there is no further row} */
    boolean isAtEnd() {
        return position == bytes.length;
    }

    /** {@return how many fields the row has} */
    public int count() {
        return count;
    }

    /** {@return the answer, in which fields are ranges} */
    public byte[] bytes() {
        return bytes;
    }

    /** {@return where a field begins} */
    public int start(final int field) {
        return starts[field];
    }

    /** {@return where a field ends} */
    public int end(final int field) {
        return ends[field];
    }

    /** Tells whether the field is the text by which Python writes that there is no value. */
    boolean isNan(final int field) {
        final int start = starts[field];
        return ends[field] - start == 3 && bytes[start] == 'n' && bytes[start + 1] == 'a' && bytes[start + 2] == 'n';
    }

    /** {@return the text of a field} */
    public String text(final int field) {
        return new String(bytes, starts[field], ends[field] - starts[field], UTF_8);
    }

    private static boolean hasByteOrderMark(final byte[] body) {
        final int length = BYTE_ORDER_MARK.length;
        return body.length >= length && Arrays.equals(body, 0, length, BYTE_ORDER_MARK, 0, length);
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
        final int start = ++position;
        int end = start;
        while (true) {
            require(position < bytes.length, "a quote is not closed");
            final byte character = bytes[position++];
            if (character == '"') {
                if (!isAt('"')) {
                    add(start, end);
                    return;
                }
                position++;
            }
            bytes[end++] = character;
        }
    }

    private void addPlain() {
        final int start = position;
        int end = start;
        while (end < bytes.length && !isEndOfPlain(end)) {
            end++;
        }
        position = end;
        add(start, end);
    }

    private boolean isEndOfPlain(final int index) {
        switch (bytes[index]) {
            case ',':
            case '"':
            case '\n':
                return true;
            case '\r':
                return index + 1 < bytes.length && bytes[index + 1] == '\n';
            default:
                return false;
        }
    }

    private void add(final int start, final int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /** A label that ends in a carriage return is told from the end of a line by the lines that end without one. */
    private void endLine() {
        if (isAtEnd()) {
            require(bytes[position - 1] != '\r', "a carriage return stands at its end");
            return;
        }
        final LineEnd found = isAt('\r') ? LineEnd.CRLF : LineEnd.LF;
        position += found == LineEnd.CRLF ? 1 : 0;
        require(isAt('\n'), "a carriage return follows a closing quote");
        position++;
        require(lineEnd == LineEnd.UNKNOWN || lineEnd == found, "the line ends in another way than those before");
        lineEnd = found;
    }

    private boolean isAt(final char character) {
        return position < bytes.length && bytes[position] == character;
    }

    private static void require(final boolean condition, final String flaw) {
        if (!condition) {
            throw new IllegalArgumentException(flaw);
        }
    }
}

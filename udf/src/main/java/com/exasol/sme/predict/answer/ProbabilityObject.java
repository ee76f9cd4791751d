package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;

/** The text of a JSON object with a probability for each label, built in a buffer that is used again and again. */
final class ProbabilityObject {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private List<Label> labels;
    private MemberNames names;
    private byte[] text = new byte[256];
    private int length;
    private int count;

    /**
     * Starts with nothing in it; as many numbers as there are labels have to be added.
     *
     * @return whether all labels are different; otherwise nobody could tell which of them a number belongs to
     */
    boolean open(final List<Label> ofLabels) {
        if (this.labels != ofLabels) {
            this.labels = ofLabels;
            this.names = MemberNames.of(ofLabels);
        }
        this.length = 0;
        this.count = 0;
        return this.names.areDistinct();
    }

    /** Adds a number as it is written, if JSON allows it to be written so. */
    void add(final byte[] bytes, final int start, final int end, final double number) {
        if (isJson(bytes, start, end)) {
            append(this.names.before(this.count++));
            append(bytes, start, end);
        } else {
            add(number);
        }
    }

    /** @param number null for one that is not known */
    void add(final Double number) {
        append(this.names.before(this.count++));
        append(number == null ? NULL : number.toString().getBytes(US_ASCII));
    }

    String close() {
        append(this.names.before(this.count));
        return new String(this.text, 0, this.length, this.names.charset());
    }

    /** Tells a number that JSON takes from one such as {@code +1}, {@code .5}, {@code 1.} or {@code 00.5}. */
    private static boolean isJson(final byte[] bytes, final int start, final int end) {
        int position = bytes[start] == '-' ? start + 1 : start;
        final int whole = position;
        while (position < end && isDigit(bytes[position])) {
            position++;
        }
        if (position == whole || (bytes[whole] == '0' && position > whole + 1)) {
            return false;
        }
        return position == end || bytes[position] != '.' || (position + 1 < end && isDigit(bytes[position + 1]));
    }

    private static boolean isDigit(final byte character) {
        return character >= '0' && character <= '9';
    }

    private void append(final byte[] bytes) {
        append(bytes, 0, bytes.length);
    }

    private void append(final byte[] bytes, final int start, final int end) {
        final int more = end - start;
        if (this.text.length - this.length < more) {
            this.text = Arrays.copyOf(this.text, Math.max(this.length + more, this.text.length / 2 * 3));
        }
        System.arraycopy(bytes, start, this.text, this.length, more);
        this.length += more;
    }
}

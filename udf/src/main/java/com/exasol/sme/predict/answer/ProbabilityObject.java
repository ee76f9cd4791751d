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
        if (labels != ofLabels) {
            labels = ofLabels;
            names = MemberNames.of(ofLabels);
        }
        length = 0;
        count = 0;
        return names.areDistinct();
    }

    /** Adds a number as it is written, if JSON allows it to be written so. */
    void add(final byte[] bytes, final int start, final int end, final double number) {
        if (isJson(bytes, start, end)) {
            append(names.before(count++));
            append(bytes, start, end);
        } else {
            add(number);
        }
    }

    /** @param number null for one that is not known */
    void add(final Double number) {
        append(names.before(count++));
        append(number == null ? NULL : number.toString().getBytes(US_ASCII));
    }

    String close() {
        append(names.before(count));
        return new String(text, 0, length, names.charset());
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
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(length + more, text.length / 2 * 3));
        }
        System.arraycopy(bytes, start, text, length, more);
        length += more;
    }
}

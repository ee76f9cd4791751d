package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The places of the items of a list of numbers such as {@code [0.25, 0.75]}, found without creating objects; and those
 * within {@code [np.float64(0.25), np.float64(0.75)]}, as Python prints them with numpy 2 and later.
 */
final class NumberList {
    private static final byte[] NUMPY = "np.".getBytes(US_ASCII);
    private static final byte[] NUMPY_DOUBLE = "np.float64(".getBytes(US_ASCII);
    private static final byte[] NUMPY_FLOAT = "np.float32(".getBytes(US_ASCII);

    private byte[] bytes;
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int count;

    /** {@return whether the bytes are a list of plain items; one with quotes may be a list nevertheless} */
    boolean parse(final byte[] list, final int start, final int end) {
        bytes = list;
        count = 0;
        if (end - start < 3 || list[start] != '[' || list[end - 1] != ']') {
            return false;
        }
        int itemStart = start + 1;
        for (int index = itemStart; index < end; index++) {
            switch (list[index]) {
                case '\'':
                case '"':
                case '[':
                    return false;
                case ',':
                case ']':
                    if (list[index] == ']' && index < end - 1) {
                        return false;
                    }
                    if (!add(itemStart, index)) {
                        return false;
                    }
                    itemStart = index + 1;
                    break;
                default:
            }
        }
        return true;
    }

    int count() {
        return count;
    }

    int start(final int item) {
        return starts[item];
    }

    int end(final int item) {
        return ends[item];
    }

    /** {@return not a number where the item is none} */
    double value(final int item) {
        return NumberText.parse(bytes, starts[item], ends[item]);
    }

    /** {@return whether there is an item, and one without a type or with one of those that numbers mostly have} */
    private boolean add(final int from, final int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (start < end && bytes[end - 1] == ' ') {
            end--;
        }
        if (startsWith(NUMPY, start, end)) {
            if (bytes[end - 1] != ')'
                    || !(startsWith(NUMPY_DOUBLE, start, end) || startsWith(NUMPY_FLOAT, start, end))) {
                return false;
            }
            start += NUMPY_DOUBLE.length;
            end--;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
        return start < end;
    }

    private boolean startsWith(final byte[] prefix, final int start, final int end) {
        return end - start >= prefix.length
                && Arrays.equals(prefix, 0, prefix.length, bytes, start, start + prefix.length);
    }
}

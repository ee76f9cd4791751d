package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Reads floating-point numbers out of bytes, the common ones without creating objects. */
public final class NumberText {
    /** One more digit fits into a long behind this number. */
    private static final long LARGEST_TO_EXTEND = Long.MAX_VALUE / 10 - 1;

    private NumberText() {}

    /** {@return not a number where the bytes are not digits with at most a sign, a point and an exponent} */
    public static double parse(final byte[] bytes, final int start, final int end) {
        int position = start;
        final boolean isNegative = position < end && bytes[position] == '-';
        if (position < end && (bytes[position] == '-' || bytes[position] == '+')) {
            position++;
        }
        long digits = 0;
        boolean fits = true;
        int decimals = 0;
        int count = 0;
        boolean isBehindPoint = false;
        for (; position < end; position++) {
            final byte character = bytes[position];
            if (character == '.' && !isBehindPoint) {
                isBehindPoint = true;
            } else if (character >= '0' && character <= '9') {
                fits &= digits <= LARGEST_TO_EXTEND;
                digits = 10 * digits + character - '0';
                count++;
                decimals += isBehindPoint ? 1 : 0;
            } else {
                break;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        int exponent = 0;
        if (position < end) {
            if ((bytes[position] != 'e' && bytes[position] != 'E') || end - position > 6) {
                return Double.NaN;
            }
            exponent = wholeNumber(bytes, position + 1, end);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
        }
        final double size = fits ? ScaledDigits.toDouble(digits, exponent - decimals) : Double.NaN;
        if (Double.isNaN(size)) {
            return Double.parseDouble(new String(bytes, start, end - start, US_ASCII));
        }
        return isNegative ? -size : size;
    }

    /** {@return the smallest number where there is none} */
    private static int wholeNumber(final byte[] bytes, final int start, final int end) {
        int position = start;
        if (position < end && (bytes[position] == '-' || bytes[position] == '+')) {
            position++;
        }
        if (position == end) {
            return Integer.MIN_VALUE;
        }
        int number = 0;
        for (; position < end; position++) {
            if (bytes[position] < '0' || bytes[position] > '9') {
                return Integer.MIN_VALUE;
            }
            number = 10 * number + bytes[position] - '0';
        }
        return bytes[start] == '-' ? -number : number;
    }
}

package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Reads floating-point numbers out of bytes, the common ones without creating objects. */
final class NumberText {
    /** Up to here whole numbers and powers of ten are exact, so that one division or product rounds correctly. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private NumberText() {}

    /** @return not a number where the bytes are not digits with at most a sign, a point and an exponent */
    static double parse(final byte[] bytes, final int start, final int end) {
        int position = start;
        final boolean isNegative = position < end && bytes[position] == '-';
        if (position < end && (bytes[position] == '-' || bytes[position] == '+')) {
            position++;
        }
        long digits = 0;
        boolean isExact = true;
        int decimals = 0;
        int count = 0;
        boolean isBehindPoint = false;
        for (; position < end; position++) {
            final byte character = bytes[position];
            if (character == '.' && !isBehindPoint) {
                isBehindPoint = true;
            } else if (character >= '0' && character <= '9') {
                digits = 10 * digits + character - '0';
                isExact &= digits <= LARGEST_EXACT;
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
            if (bytes[position] != 'e' && bytes[position] != 'E' || end - position > 6) {
                return Double.NaN;
            }
            exponent = wholeNumber(bytes, position + 1, end);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
        }
        final int power = exponent - decimals;
        if (!isExact || power >= POWERS.length || -power >= POWERS.length) {
            return Double.parseDouble(new String(bytes, start, end - start, US_ASCII));
        }
        final double size = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
        return isNegative ? -size : size;
    }

    /** @return the smallest number where there is none */
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

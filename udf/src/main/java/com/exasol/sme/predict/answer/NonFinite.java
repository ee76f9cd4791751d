package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** The texts by which containers write that a number is none, or has no bounds: {@code nan}, {@code -inf}. */
public final class NonFinite {
    private static final byte[][] NAMES = {
        "nan".getBytes(US_ASCII), "inf".getBytes(US_ASCII), "infinity".getBytes(US_ASCII)
    };

    private static final int LONGEST = "-infinity".length();

    private NonFinite() {}

    /** Upper and lower case make no difference, as to Python, which writes lower case. */
    static boolean isWritten(final byte[] bytes, final int start, final int end) {
        final int name = start < end && (bytes[start] == '-' || bytes[start] == '+') ? start + 1 : start;
        for (final byte[] known : NAMES) {
            if (isSame(known, bytes, name, end)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the same for a text} */
    public static boolean isWritten(final String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        final byte[] bytes = text.getBytes(UTF_8);
        return isWritten(bytes, 0, bytes.length);
    }

    private static boolean isSame(final byte[] known, final byte[] bytes, final int start, final int end) {
        if (end - start != known.length) {
            return false;
        }
        for (int index = 0; index < known.length; index++) {
            if ((bytes[start + index] | 0x20) != known[index]) {
                return false;
            }
        }
        return true;
    }
}

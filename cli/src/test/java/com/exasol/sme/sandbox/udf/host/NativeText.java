package com.exasol.sme.sandbox.udf.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What the real client's C strings and JNI's own UTF-8 do to texts that are not row values. */
final class NativeText {
    private NativeText() {}

    /** NewStringUTF takes the bytes of characters above U+FFFF one by one; a C string ends at NUL. */
    static String intoJava(final String text) {
        if (text == null) {
            return "";
        }
        final StringBuilder result = new StringBuilder(text.length());
        cut(text).codePoints().forEach(character -> {
            if (Character.isSupplementaryCodePoint(character)) {
                result.append(new String(Character.toString(character).getBytes(UTF_8), ISO_8859_1));
            } else {
                result.appendCodePoint(character);
            }
        });
        return result.toString();
    }

    /** GetStringUTFChars writes surrogates as bytes that are not UTF-8. */
    static String outOfJava(final String text) {
        return text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "??").replaceAll("\\p{Cs}", "?");
    }

    static String cut(final String text) {
        final int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}

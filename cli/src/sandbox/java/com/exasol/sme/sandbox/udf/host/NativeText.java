package com.exasol.sme.sandbox.udf.host;

import java.io.ByteArrayOutputStream;

/**
 * What the real client's C strings and JNI's own UTF-8 do to texts that are not row values.
 *
 * <p>Tried with NewStringUTF and GetStringUTFChars of OpenJDK 17.
 */
final class NativeText {
    private static final int CONTINUATION = 0x80;

    private NativeText() {}

    /**
     * NewStringUTF makes as many characters as there are bytes that start one, and takes the four bytes of a character
     * above U+FFFF for one each: such a text loses its end. A C string ends at NUL.
     */
    static String intoJava(final byte[] utf8) {
        int end = 0;
        int characters = 0;
        while (end < utf8.length && utf8[end] != 0) {
            characters += isContinuation(utf8[end++]) ? 0 : 1;
        }
        final StringBuilder text = new StringBuilder(characters);
        for (int at = 0; text.length() < characters; ) {
            final int lead = utf8[at] & 0xFF;
            final int length = lead >> 4 == 0xE ? 3 : lead >> 5 == 0b110 ? 2 : 1;
            text.append((char) (length == 1 ? lead : decoded(utf8, at, length)));
            at += length;
        }
        return text.toString();
    }

    private static int decoded(final byte[] utf8, final int at, final int length) {
        int character = utf8[at] & (length == 2 ? 0x1F : 0x0F);
        for (int index = at + 1; index < at + length; index++) {
            character = (character << 6) | (utf8[index] & 0x3F);
        }
        return character;
    }

    private static boolean isContinuation(final byte unit) {
        return (unit & 0xC0) == CONTINUATION;
    }

    /** GetStringUTFChars writes each surrogate as three bytes (CESU-8), and NUL as C0 80. */
    static byte[] outOfJava(final String text) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int index = 0; index < text.length(); index++) {
            write(text.charAt(index), bytes);
        }
        return bytes.toByteArray();
    }

    private static void write(final char character, final ByteArrayOutputStream bytes) {
        if (character != 0 && character < 0x80) {
            bytes.write(character);
            return;
        }
        if (character < 0x800) {
            bytes.write(0xC0 | (character >> 6));
        } else {
            bytes.write(0xE0 | (character >> 12));
            bytes.write(CONTINUATION | ((character >> 6) & 0x3F));
        }
        bytes.write(CONTINUATION | (character & 0x3F));
    }

    static String cut(final String text) {
        final int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}

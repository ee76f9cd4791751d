package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Tells bytes that are text in UTF-8 from others. */
final class Utf8 {
    /** The decoded text is of no interest; all of it at once would take twice the memory of the bytes. */
    private static final int CHARACTERS_AT_ONCE = 8192;

    private Utf8() {}

    static boolean isValid(final byte[] bytes) {
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] < 0) {
                return isDecodable(ByteBuffer.wrap(bytes, index, bytes.length - index));
            }
        }
        return true;
    }

    private static boolean isDecodable(final ByteBuffer bytes) {
        final CharsetDecoder decoder = UTF_8.newDecoder();
        final CharBuffer characters = CharBuffer.allocate(CHARACTERS_AT_ONCE);
        CoderResult result;
        do {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}

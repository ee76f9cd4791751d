package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Tells bytes that are text in UTF-8 from others. */
final class Utf8 {
    private Utf8() {}

    static boolean isValid(final byte[] bytes) {
        for (final byte character : bytes) {
            if (character < 0) {
                return isDecodable(bytes);
            }
        }
        return true;
    }

    private static boolean isDecodable(final byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (final CharacterCodingException exception) {
            return false;
        }
    }
}

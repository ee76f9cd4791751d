package com.exasol.sme.sandbox.lua;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import party.iroiro.luajava.Lua;

/** Carries texts between Java and Lua byte by byte, because luajava itself speaks JNI's modified UTF-8. */
final class LuaText {
    private LuaText() {}

    static void push(final Lua lua, final String text) {
        if (isTheSameInUtf8(text)) {
            lua.push(text);
            return;
        }
        lua.load(direct(literal(text.getBytes(UTF_8))), "=text");
        lua.pCall(0, 1);
    }

    /** Whether JNI's modified UTF-8 and the real one have the same bytes for it. */
    private static boolean isTheSameInUtf8(final String text) {
        for (int at = 0; at < text.length(); at++) {
            final char unit = text.charAt(at);
            if (unit == 0 || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] literal(final byte[] text) {
        final ByteArrayOutputStream chunk = new ByteArrayOutputStream(text.length + 16);
        chunk.writeBytes("return \"".getBytes(UTF_8));
        for (final byte unit : text) {
            if (unit == '"' || unit == '\\' || unit == '\n' || unit == '\r') {
                chunk.writeBytes(new byte[] {'\\', '0', (byte) ('0' + unit / 10 % 10), (byte) ('0' + unit % 10)});
            } else {
                chunk.write(unit);
            }
        }
        chunk.write('"');
        return chunk.toByteArray();
    }

    static ByteBuffer direct(final byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Reads a Lua string, which must be valid UTF-8. */
    static String read(final Lua lua, final int index) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(lua.toBuffer(index)).toString();
    }

    /** Reads a Lua string for a person, whatever bytes it has. */
    static String readLeniently(final Lua lua, final int index) {
        return UTF_8.decode(lua.toBuffer(index)).toString();
    }
}

package com.exasol.sme.sandbox.udf.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The requests of a UDF's JVM, and how texts travel. The JVM asks, the database's side answers. */
public final class Wire {
    /** Answered by an {@link Invocation}. */
    public static final int META = 1;
    /** Answered by the number of rows of the next group, or -1 when there is none. */
    public static final int RUN = 2;
    /** Answered by a block of rows, empty after the last; or by {@link #CLOSED} and the reason or null. */
    public static final int NEXT = 3;
    /** Answered by the group's first block of rows, or as the one before. */
    public static final int RESET = 4;
    /** Carries a block of rows, answered by null or the database's reason to abort, which may be no words at all. */
    public static final int EMIT = 5;
    /** Carries a name, answered by null, kind, address, user and password, or by the reason why not, as before. */
    public static final int CONNECTION = 6;
    /** Carries null or the bytes of the error, ends the conversation. */
    public static final int FINISHED = 7;

    /** In place of the length of a block: the database has ended the conversation. */
    public static final int CLOSED = -1;

    private Wire() {}

    public static void writeText(final DataOutputStream out, final String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        writeBytes(out, text.getBytes(UTF_8));
    }

    static void writeBytes(final DataOutputStream out, final byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String readText(final DataInputStream in) throws IOException {
        final byte[] bytes = readBytes(in);
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    /** Gives null, or the bytes of a text, be they UTF-8 or not. */
    public static byte[] readBytes(final DataInputStream in) throws IOException {
        final int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }

    /** A text that is no value of a row, as the real client hands it to Java; null as well as an empty one is empty. */
    static String readNativeText(final DataInputStream in) throws IOException {
        final byte[] bytes = readBytes(in);
        return bytes == null ? "" : NativeText.intoJava(bytes);
    }
}

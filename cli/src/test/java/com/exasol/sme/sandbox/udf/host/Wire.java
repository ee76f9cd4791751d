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
    /** Answered by a block of rows, empty after the last. */
    public static final int NEXT = 3;
    /** Answered by the group's first block of rows. */
    public static final int RESET = 4;
    /** Carries a block of rows, answered by null or the database's reason to abort. */
    public static final int EMIT = 5;
    /** Carries a name, answered by null, address, user and password, or by the reason why not. */
    public static final int CONNECTION = 6;
    /** Carries null or the error, ends the conversation. */
    public static final int FINISHED = 7;

    private Wire() {}

    public static void writeText(final DataOutputStream out, final String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        final byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String readText(final DataInputStream in) throws IOException {
        final int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), UTF_8);
    }
}

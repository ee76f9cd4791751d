package com.exasol.sme.bench.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;

/** The head of a message in HTTP/1.1, which may come in pieces; knows nothing but where it ends and the body's length. */
public final class HttpHead {
    private static final String LENGTH = "\r\ncontent-length:";

    private byte[] bytes = new byte[4096];
    private int length;
    private int lineBreaks;

    /** {@return whether this was the last byte of the head} */
    public boolean add(final byte next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = next;
        if (next == '\n') {
            return ++lineBreaks == 2;
        }
        if (next != '\r') {
            lineBreaks = 0;
        }
        return false;
    }

    /** {@return how long the body is, of a head that is complete, which is forgotten then} */
    public int takeBodyLength() {
        final String head = new String(bytes, 0, length, US_ASCII).toLowerCase(Locale.ROOT);
        length = 0;
        lineBreaks = 0;
        final int start = head.indexOf(LENGTH);
        if (start < 0) {
            throw new IllegalStateException("no length of the body in " + head);
        }
        final int value = start + LENGTH.length();
        return Integer.parseInt(head.substring(value, head.indexOf('\r', value)).strip());
    }
}

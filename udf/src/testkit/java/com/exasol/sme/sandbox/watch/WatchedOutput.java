package com.exasol.sme.sandbox.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes everything on, and watches it line by line for secrets. */
final class WatchedOutput extends OutputStream {
    private final String place;
    private final OutputStream next;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    WatchedOutput(final String place, final OutputStream next) {
        this.place = place;
        this.next = next;
    }

    @Override
    public synchronized void write(final int value) throws IOException {
        next.write(value);
        note(value);
    }

    @Override
    public synchronized void write(final byte[] bytes, final int offset, final int length) throws IOException {
        next.write(bytes, offset, length);
        for (int index = offset; index < offset + length; index++) {
            note(bytes[index]);
        }
    }

    private void note(final int value) {
        if (value == '\n') {
            Secrets.watch(place, line.toString(UTF_8));
            line.reset();
        } else {
            line.write(value);
        }
    }

    @Override
    public void flush() throws IOException {
        next.flush();
    }
}

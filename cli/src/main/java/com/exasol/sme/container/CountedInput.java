package com.exasol.sme.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes of a stream have been read. */
final class CountedInput extends FilterInputStream {
    private final LongConsumer read;
    private long count;

    CountedInput(final InputStream content, final LongConsumer read) {
        super(content);
        this.read = read;
    }

    @Override
    public int read() throws IOException {
        final int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        final int bytes = super.read(target, offset, length);
        count(Math.max(0, bytes));
        return bytes;
    }

    private void count(final int bytes) {
        count += bytes;
        read.accept(count);
    }
}

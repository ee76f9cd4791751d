package com.exasol.sme.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output, which remembers why it does not take any more. */
public final class StandardOutput extends FilterOutputStream {
    private boolean isReaderGone;

    public StandardOutput(final OutputStream out) {
        super(out);
    }

    @Override
    public void write(final byte[] bytes, final int start, final int length) throws IOException {
        try {
            out.write(bytes, start, length);
        } catch (final IOException exception) {
            // Java has no type for it; the word is in the message of every system.
            isReaderGone = String.valueOf(exception.getMessage())
                    .toLowerCase(Locale.ROOT)
                    .contains("pipe");
            throw exception;
        }
    }

    /** Whether the program that reads has ended, such as 'head' when it has seen enough. */
    public boolean isReaderGone() {
        return isReaderGone;
    }
}

package com.exasol.sme.shared;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as options give them. */
public final class FilePath {
    private FilePath() {}

    /**
     * Reads a path.
     *
     * @throws IOException if no file can have this name; its message tells a person why
     */
    public static Path of(final String text) throws IOException {
        try {
            return Path.of(text);
        } catch (final InvalidPathException exception) {
            throw new IOException(
                    "its name cannot be that of a file in the encoding of this locale, "
                            + System.getProperty("sun.jnu.encoding") + "; start sme in one with UTF-8, such as"
                            + " LC_ALL=C.UTF-8",
                    exception);
        }
    }
}

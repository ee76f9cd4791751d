package com.exasol.sme.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether a person watches standard error. */
public final class StandardError {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private StandardError() {}

    /** Java knows of a console only if standard input and output are one; Linux tells it of each. */
    @SuppressWarnings("SystemConsoleNull") // Main chooses the console that is null without a terminal.
    public static boolean isWatched() {
        try {
            return Files.exists(STANDARD_ERROR)
                    ? STANDARD_ERROR.toRealPath().toString().matches("/dev/(pts/\\d+|tty.*|console)")
                    : System.console() != null;
        } catch (final IOException exception) {
            // A pipe has no path.
            return false;
        }
    }
}

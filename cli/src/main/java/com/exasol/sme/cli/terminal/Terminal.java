package com.exasol.sme.cli.terminal;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/**
 * Where a command writes, and where passwords are typed.
 *
 * @param out       standard output, for SQL
 * @param err       standard error, for people
 * @param prompt    the way to ask for a password
 * @param isWatched whether standard error is a terminal
 * @param isReaderGone whether the program that reads standard output has ended
 */
public record Terminal(
        PrintWriter out, PrintWriter err, PasswordPrompt prompt, boolean isWatched, BooleanSupplier isReaderGone) {
    /** Standard output whose reader stays. */
    public Terminal(
            final PrintWriter out, final PrintWriter err, final PasswordPrompt prompt, final boolean isWatched) {
        this(out, err, prompt, isWatched, () -> false);
    }

    /** Tells a person that a step was done. */
    public void tell(final String line) {
        err.println(line);
        err.flush();
    }
}

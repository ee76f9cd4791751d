package com.exasol.sme.cli.terminal;

import java.io.PrintWriter;

/**
 * Where a command writes, and where passwords are typed.
 *
 * @param out       standard output, for SQL
 * @param err       standard error, for people
 * @param prompt    the way to ask for a password
 * @param isWatched whether standard error is a terminal
 */
public record Terminal(PrintWriter out, PrintWriter err, PasswordPrompt prompt, boolean isWatched) {
    /** Tells a person that a step was done. */
    public void tell(final String line) {
        err.println(line);
        err.flush();
    }
}

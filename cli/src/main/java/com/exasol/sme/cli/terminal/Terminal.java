package com.exasol.sme.cli.terminal;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Where a command writes, and where passwords are typed.
 *
 * @param out       standard output, for SQL
 * @param err       standard error, for people
 * @param prompt    the way to ask for a password
 * @param isWatched whether standard error is a terminal
 * @param isReaderGone whether the program that reads standard output has ended
 * @param quiet     whether a person is told only what goes wrong
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        PasswordPrompt prompt,
        boolean isWatched,
        BooleanSupplier isReaderGone,
        AtomicBoolean quiet) {
    private static final Pattern ALARM = Pattern.compile("Warning: |[EFW]-SME-");

    /** Standard output whose reader stays. */
    public Terminal(
            final PrintWriter out, final PrintWriter err, final PasswordPrompt prompt, final boolean isWatched) {
        this(out, err, prompt, isWatched, () -> false, new AtomicBoolean());
    }

    /** From now on a person is told only what goes wrong. */
    public void hush() {
        quiet.set(true);
    }

    public boolean isQuiet() {
        return quiet.get();
    }

    /** Tells a person that a step was done, unless nobody wants to know; warnings and errors are told in any case. */
    public void tell(final String line) {
        if (!isQuiet() || ALARM.matcher(line).lookingAt()) {
            err.println(line);
            err.flush();
        }
    }
}

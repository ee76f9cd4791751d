package com.exasol.sme.cli.options;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The choice of a command that sends SQL. */
public final class PrintOptions {
    @Option(
            names = "--to-print",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description = "Print the SQL statements instead of executing them; needs no database.%n  Default: "
                    + "--no-to-print")
    private boolean isPrinted;

    public boolean isPrinted() {
        return isPrinted;
    }

    /**
     * Refuses to go on without what is missing.
     *
     * @param login what is missing for the database, which is needed only by what is executed
     */
    public void requireNothingMissing(final List<String> missing, final List<String> login) {
        final List<String> all = new ArrayList<>(missing);
        if (!isPrinted) {
            all.addAll(login);
        }
        OptionMisuse.refuseMissing(
                all, isPrinted ? "Add them." : "Add them, or see the statements with --to-print, without a database.");
    }
}

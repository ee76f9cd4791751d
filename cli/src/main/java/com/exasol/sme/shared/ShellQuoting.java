package com.exasol.sme.shared;

/** Words as a person types them in a shell. */
public final class ShellQuoting {
    private ShellQuoting() {}

    /** {@return an option with a value that reaches the program as it is, in every shell of Unix} */
    public static String option(final String option, final String value) {
        return option + " '" + value.replace("'", "'\\''") + "'";
    }
}

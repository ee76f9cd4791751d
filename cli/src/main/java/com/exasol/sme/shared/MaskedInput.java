package com.exasol.sme.shared;

/** What an error repeats of a word that was refused, as a person may have put a password into it. */
public final class MaskedInput {
    private static final String LEFT_OUT = "…";

    private MaskedInput() {}

    /** An address with a user or with properties, neither of which belongs there, is not repeated. */
    public static String address(final String text) {
        return text.contains("@") || text.contains("=") ? LEFT_OUT : ShortenedInput.shown(text);
    }

    /** The name of an option, which is what has to be found on the command line. */
    public static String option(final String text) {
        final int end = text.indexOf('=');
        return end < 0 ? ShortenedInput.shown(text) : ShortenedInput.shown(text.substring(0, end + 1)) + LEFT_OUT;
    }
}

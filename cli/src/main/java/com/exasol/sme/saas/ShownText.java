package com.exasol.sme.saas;

/** What a server says, in a form that a person can be shown. */
final class ShownText {
    private static final int LONGEST = 300;

    private ShownText() {}

    /** On one line, not too long, and without what a terminal would take for a command. */
    static String of(final String text) {
        final String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}

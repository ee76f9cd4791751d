package com.exasol.sme.shared;

/** A value that was refused, as an error shows it: short and on one line. */
public final class ShortenedInput {
    private static final int MOST = 100;

    private ShortenedInput() {}

    /** Without what a terminal would take for a command, a line's end included. */
    public static String oneLine(final String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]", "?");
    }

    public static String shown(final String value) {
        final String line = oneLine(value);
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)) + "…";
    }
}

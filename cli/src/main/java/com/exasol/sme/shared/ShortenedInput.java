package com.exasol.sme.shared;

import java.util.regex.Pattern;

/** A value that was refused, as an error shows it: short and on one line. */
public final class ShortenedInput {
    private static final int MOST = 100;
    /** So much of a text is looked at. */
    private static final int MOST_LOOKED_AT = 1000;

    private static final String LEFT_OUT = "…";
    /** Ids of AWS keys, and what secrets of AWS look like: 40 characters of Base64 or more. */
    private static final Pattern KEY = Pattern.compile("(?:AKIA|ASIA|AROA|AIDA)\\w{8,}"
            + "|(?=[a-z0-9/+=]*[A-Z])(?=[A-Z0-9/+=]*[a-z])(?=[A-Za-z/+=]*[0-9])[A-Za-z0-9/+=]{40,}");

    private ShortenedInput() {}

    /** Without what a terminal would take for a command, a line's end included. */
    public static String oneLine(final String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]", "?");
    }

    /** Without what may be a password or a key, wherever a person put it. */
    public static String shown(final String value) {
        final String line = masked(oneLine(value.substring(0, Math.min(value.length(), MOST_LOOKED_AT))));
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)) + LEFT_OUT;
    }

    private static String masked(final String line) {
        final int host = line.lastIndexOf('@');
        final boolean hasPassword = host > 0 && line.lastIndexOf(':', host) >= 0;
        return KEY.matcher(hasPassword ? LEFT_OUT + line.substring(host) : line).replaceAll(LEFT_OUT);
    }
}

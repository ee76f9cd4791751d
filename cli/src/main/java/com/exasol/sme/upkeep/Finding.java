package com.exasol.sme.upkeep;

/**
 * One thing that was looked at.
 *
 * @param isGood whether it is as this version of sme would have it
 * @param text   what it is and how it is
 */
record Finding(boolean isGood, String text) {
    private static final String SEPARATOR = ": ";

    static Finding good(final String text) {
        return new Finding(true, text);
    }

    static Finding different(final String text) {
        return new Finding(false, text);
    }

    private int end() {
        boolean isName = false;
        for (int at = 0; at < text.length(); at++) {
            isName ^= text.charAt(at) == '"';
            if (!isName && text.startsWith(SEPARATOR, at)) {
                return at;
            }
        }
        return text.length();
    }

    /** What was looked at, such as "table SME_METADATA_AUTOPILOT_JOBS". */
    String subject() {
        return text.substring(0, end());
    }

    /** How it is. */
    String detail() {
        return text.substring(Math.min(text.length(), end() + SEPARATOR.length()));
    }

    /** A line whose first word a program can read. */
    String line() {
        return (isGood ? "ok       " : "differs  ") + text;
    }
}

package com.exasol.sme.upkeep;

/**
 * One thing that was looked at.
 *
 * @param isGood whether it is as this version of sme would have it
 * @param text   what it is and how it is
 */
record Finding(boolean isGood, String text) {
    static Finding good(final String text) {
        return new Finding(true, text);
    }

    static Finding different(final String text) {
        return new Finding(false, text);
    }

    /** A line whose first word a program can read. */
    String line() {
        return (isGood ? "ok       " : "differs  ") + text;
    }
}

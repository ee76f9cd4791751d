package com.exasol.sme.access;

/** A value that was refused, as an error shows it: short and on one line. */
public final class RefusedValue {
    private static final int MOST = 100;

    private RefusedValue() {}

    public static String shown(final String value) {
        final String line = value.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]", "?");
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)) + "…";
    }
}

package com.exasol.sme.startup;

/** A program that does nothing: what a Java runtime takes by itself. */
final class Empty {
    private Empty() {}

    public static void main(final String[] arguments) {
        // Nothing is what is measured.
    }
}

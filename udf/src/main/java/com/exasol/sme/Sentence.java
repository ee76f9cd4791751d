package com.exasol.sme;

/** Words of someone else as a sentence inside our message. */
public final class Sentence {
    private Sentence() {}

    public static String of(final String words) {
        final String text = String.valueOf(words).strip();
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}

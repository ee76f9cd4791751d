package com.exasol.sme;

import java.util.Objects;

/** Words of someone else as a sentence inside our message. */
public final class Sentence {
    private Sentence() {}

    public static String of(final String words) {
        final String text = Objects.requireNonNullElse(words, "no message").strip();
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}

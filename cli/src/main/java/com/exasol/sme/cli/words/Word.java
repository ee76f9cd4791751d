package com.exasol.sme.cli.words;

import java.util.Optional;

/**
 * A word of a command line.
 *
 * @param text  the word
 * @param place where it stands, if it comes from a file
 */
record Word(String text, Optional<FileLine> place) {
    static Word typed(final String text) {
        return new Word(text, Optional.empty());
    }

    static Word in(final FileLine place, final String text) {
        return new Word(text, Optional.of(place));
    }

    /** The option that it names, without a value that is attached to it; empty if it names none. */
    String option() {
        return text.startsWith("--") ? text.split("=", 2)[0] : "";
    }
}

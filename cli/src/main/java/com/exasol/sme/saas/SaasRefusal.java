package com.exasol.sme.saas;

import com.exasol.sme.shared.ShortenedInput;

/** What an error repeats of a value that was refused, which may be a token in a wrong place. */
final class SaasRefusal {
    private static final String START_OF_TOKEN = "exa_pat_";

    private SaasRefusal() {}

    static boolean isToken(final String text) {
        return text.contains(START_OF_TOKEN);
    }

    static String shown(final String text) {
        return isToken(text) ? "…" : ShortenedInput.shown(text);
    }
}

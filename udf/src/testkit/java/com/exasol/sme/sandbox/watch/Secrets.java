package com.exasol.sme.sandbox.watch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Knows every secret that the tests use, and notes each text for people or programs that shows one of them. */
public final class Secrets {
    private static final int SHOWN = 60;
    private static final Set<String> KNOWN = new LinkedHashSet<>();
    private static final List<String> LEAKS = new ArrayList<>();
    /** Read without a lock for every text. */
    private static volatile SecretSearch forms = new SecretSearch(Set.of());

    private Secrets() {}

    /** From now on no text may show this secret, which must be so distinctive that it is in no text by chance. */
    public static synchronized String keep(final String secret) {
        if (secret.length() < SecretSearch.SHORTEST) {
            throw new IllegalArgumentException("too short to be told from other text: " + secret);
        }
        if (KNOWN.add(secret)) {
            final Set<String> all = new LinkedHashSet<>(forms.words());
            all.addAll(SecretForms.of(secret));
            forms = new SecretSearch(all);
        }
        return secret;
    }

    /**
     * Notes it when a text shows a secret.
     *
     * @param place where a person or a program would see the text
     * @return the text
     */
    public static String watch(final String place, final String text) {
        if (text != null) {
            forms.in(text).forEach(form -> note(place, text, form));
        }
        return text;
    }

    /** The same for an exception, with those behind it. */
    public static <T extends Throwable> T watch(final String place, final T throwable) {
        final StringWriter trace = new StringWriter();
        throwable.printStackTrace(new PrintWriter(trace));
        watch(place, trace.toString());
        return throwable;
    }

    private static synchronized void note(final String place, final String text, final String form) {
        final int start = text.indexOf(form);
        final int end = start + form.length();
        LEAKS.add(place + ": …" + text.substring(Math.max(0, start - SHOWN), start) + "***"
                + text.substring(end, Math.min(text.length(), end + SHOWN)) + "…");
    }

    /** What was noted since the last call, without the secrets themselves. */
    public static synchronized List<String> takeLeaks() {
        final List<String> leaks = List.copyOf(LEAKS);
        LEAKS.clear();
        return leaks;
    }
}

package com.exasol.sme.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices; equal seeds choose the same for ever, so that a failed case can be run again. */
final class FuzzSource {
    private static final String[] PIECES = {
        "a", "B", "yes", "no", "0", "1", " ", "  ", ",", ";", "'", "\"", "\"\"", "[", "]", "\\", "\\n", "\n", "\r",
        "\r\n", "\t", "nan", "None", "true", "1.0", "ä", "ß", "€", "日本", "😀", "\u00a0", "\u2028", "\u0001", "\u0085",
        "{", "}", "#"
    };

    private final SplittableRandom random;

    FuzzSource(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** {@return 0 to {@code limit - 1}} */
    int below(final int limit) {
        return random.nextInt(limit);
    }

    /** {@return true once in so many cases} */
    boolean oneIn(final int cases) {
        return random.nextInt(cases) == 0;
    }

    double fraction() {
        return random.nextDouble();
    }

    @SafeVarargs
    final <T> T of(final T... choices) {
        return choices[below(choices.length)];
    }

    <T> T of(final List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** {@return a text with something in it} */
    String text() {
        final StringBuilder text = new StringBuilder();
        for (int piece = below(5); piece >= 0; piece--) {
            text.append(of(PIECES));
        }
        return text.toString();
    }
}

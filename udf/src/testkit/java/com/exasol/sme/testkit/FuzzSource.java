package com.exasol.sme.testkit;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices; equal seeds choose the same for ever, so that a failed case can be run again. */
public final class FuzzSource {
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "9",
            "_",
            "-",
            "--",
            "/",
            "//",
            " ",
            "'",
            "''",
            "\"",
            "\"\"",
            "\\",
            ";",
            ":",
            "::x",
            ":job_name",
            "%",
            "%s",
            "%d",
            "%jar x;",
            "?",
            "*",
            "(",
            ")",
            "[",
            "]]",
            "{",
            "}",
            ",",
            ".",
            "..",
            "\n",
            "\n/\n",
            "\r",
            "\t",
            "\0",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\u00a0",
            "ä",
            "ß",
            "ı",
            "İ",
            "日本",
            "😀",
            "NULL",
            "nil",
            "0x1F",
            "1e999",
            "NaN",
            "../",
            "${x}",
            "$(id)",
            "DROP TABLE DATA.CHURN",
            "s3://",
            "arn:aws:iam::",
            "SELECT");
    /** What answers of models are made of, and what reads them may stumble over. */
    private static final List<String> PIECES_OF_LABELS = List.of(
            "a", "B", "yes", "no", "0", "1", " ", "  ", ",", ";", "'", "\"", "\"\"", "[", "]", "\\", "\\n", "\n", "\r",
            "\r\n", "\t", "nan", "None", "true", "1.0", "ä", "ß", "€", "日本", "😀", "\u00a0", "\u2028", "\u0001",
            "\u0085", "{", "}", "#");

    private static final int HUGE = 2_000_000;

    private final SplittableRandom random;

    public FuzzSource(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 to {@code limit - 1}. */
    public int below(final int limit) {
        return random.nextInt(limit);
    }

    /** True once in so many cases. */
    public boolean oneIn(final int cases) {
        return random.nextInt(cases) == 0;
    }

    /** From 0 on, and below 1. */
    public double fraction() {
        return random.nextDouble();
    }

    @SafeVarargs
    public final <T> T of(final T... choices) {
        return choices[below(choices.length)];
    }

    public <T> T of(final List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A text that no rule of the product was written for; once in a while one as long as the database takes. */
    public String text() {
        if (oneIn(400)) {
            final String piece = of(PIECES);
            return piece.repeat(HUGE / piece.length()) + of("", "x");
        }
        if (oneIn(20)) {
            return of(PIECES).repeat(1 + below(3000));
        }
        final StringBuilder text = new StringBuilder();
        for (int piece = below(6); piece > 0; piece--) {
            text.append(of(PIECES));
        }
        return text.toString();
    }

    /** A label of a model, which has something in it. */
    public String label() {
        final StringBuilder text = new StringBuilder();
        for (int piece = below(5); piece >= 0; piece--) {
            text.append(of(PIECES_OF_LABELS));
        }
        return text.toString();
    }

    /** A text with one thing in it removed, repeated or replaced. */
    public String damaged(final String text) {
        final int at = below(text.length() + 1);
        final int to = Math.min(text.length(), at + below(5));
        final String inserted = of("", of(PIECES), of(PIECES));
        return of(
                text.substring(0, at),
                text.substring(0, to) + text.substring(at),
                text.substring(0, at) + inserted + text.substring(at),
                text.substring(0, at) + inserted + text.substring(to));
    }
}

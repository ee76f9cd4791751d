package com.exasol.sme.bench;

/** What the stand-in answers to a row: few labels, as a model has them, and a probability that tells the row's number. */
final class Answers {
    /** Bytes of each line of an answer. */
    static final int LENGTH = "yes,0.0000001\n".length();

    private static final int DIGITS = 7;
    private static final long LIMIT = 10_000_000;

    private Answers() {}

    static String label(final long number) {
        return number % 2 == 0 ? "yes" : "nay";
    }

    static double probability(final long number) {
        return (double) (number % LIMIT) / LIMIT;
    }

    /** Writes the line of a row at a place in an answer. */
    static void write(final long number, final byte[] answer, final int place) {
        final boolean isYes = number % 2 == 0;
        answer[place] = (byte) (isYes ? 'y' : 'n');
        answer[place + 1] = (byte) (isYes ? 'e' : 'a');
        answer[place + 2] = (byte) (isYes ? 's' : 'y');
        answer[place + 3] = ',';
        answer[place + 4] = '0';
        answer[place + 5] = '.';
        long rest = number;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            answer[place + 6 + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        answer[place + 6 + DIGITS] = '\n';
    }
}

package com.exasol.sme.bench.endpoint;

/** What the stand-in answers to a row: few labels, as a model has them, and a probability that tells the row's number. */
public final class Answers {
    /** Bytes of each line of an answer without lists. */
    public static final int LENGTH = "yes,0.0000001\n".length();

    public static final int LABEL_LENGTH = "yes".length();

    public static final int PROBABILITY_LENGTH = "0.0000001".length();

    private static final int DIGITS = 7;
    private static final long LIMIT = 10_000_000;

    private Answers() {}

    public static String label(final long number) {
        return number % 2 == 0 ? "yes" : "nay";
    }

    public static double probability(final long number) {
        return (double) (number % LIMIT) / LIMIT;
    }

    public static void writeLabel(final long number, final byte[] answer, final int place) {
        final boolean isYes = number % 2 == 0;
        answer[place] = (byte) (isYes ? 'y' : 'n');
        answer[place + 1] = (byte) (isYes ? 'e' : 'a');
        answer[place + 2] = (byte) (isYes ? 's' : 'y');
    }

    public static void writeProbability(final long number, final byte[] answer, final int place) {
        answer[place] = '0';
        answer[place + 1] = '.';
        long rest = number;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            answer[place + 2 + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}

package com.exasol.sme.cli.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which of the words that there are a person meant. */
public final class NearestWord {
    private static final int CHARACTERS_PER_MISTAKE = 3;

    private NearestWord() {}

    /** {@return the word that is like another one but for one mistake in three characters, at the most} */
    public static Optional<String> to(final String word, final Collection<String> words) {
        return words.stream()
                .filter(other -> mistakes(word, other)
                        <= Math.max(1, Math.min(word.length(), other.length()) / CHARACTERS_PER_MISTAKE))
                .min(Comparator.comparingInt((final String other) -> mistakes(word, other))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Characters that are missing, too many, wrong, or in the wrong order with the next one. */
    private static int mistakes(final String one, final String other) {
        final int[][] mistakes = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                mistakes[row][column] =
                        row == 0 || column == 0 ? row + column : fewest(mistakes, row, column, one, other);
            }
        }
        return mistakes[one.length()][other.length()];
    }

    private static int fewest(
            final int[][] mistakes, final int row, final int column, final String one, final String other) {
        final char last = one.charAt(row - 1);
        final int replaced = mistakes[row - 1][column - 1] + (last == other.charAt(column - 1) ? 0 : 1);
        final int shorter = Math.min(mistakes[row - 1][column], mistakes[row][column - 1]) + 1;
        final boolean isSwapped = row > 1
                && column > 1
                && last == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
        final int swapped = isSwapped ? mistakes[row - 2][column - 2] + 1 : Integer.MAX_VALUE;
        return Math.min(swapped, Math.min(replaced, shorter));
    }
}

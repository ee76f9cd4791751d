package com.exasol.sme.sandbox.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds many words in a text at once, by the algorithm of Wu and Manber: most texts hold none of them, and of those it
 * looks at every sixth character or so, however many words there are.
 */
final class SecretSearch {
    /** How much of each word is looked for first; no word is shorter. */
    static final int SHORTEST = 8;

    private static final int BLOCK = 3;
    private static final int FARTHEST = SHORTEST - BLOCK + 1;
    private static final int BLOCKS = 1 << 16;

    private final List<String> words;
    /** By a block of characters, how far the next place is at which the start of a word may end. */
    private final byte[] steps = new byte[BLOCKS];

    SecretSearch(final Collection<String> words) {
        this.words = new ArrayList<>(words);
        Arrays.fill(steps, (byte) FARTHEST);
        for (final String word : this.words) {
            for (int end = BLOCK; end <= SHORTEST; end++) {
                final int block = block(word, end);
                steps[block] = (byte) Math.min(steps[block], SHORTEST - end);
            }
        }
    }

    /** The words that are looked for. */
    List<String> words() {
        return words;
    }

    /** The words that a text holds. */
    Set<String> in(final String text) {
        final Set<String> found = new LinkedHashSet<>();
        int end = SHORTEST;
        while (end <= text.length()) {
            final int step = steps[block(text, end)];
            if (step == 0) {
                addThoseAt(end - SHORTEST, text, found);
                end++;
            } else {
                end += step;
            }
        }
        return found;
    }

    private void addThoseAt(final int start, final String text, final Set<String> found) {
        for (final String word : words) {
            if (text.startsWith(word, start)) {
                found.add(word);
            }
        }
    }

    /** The three characters before an end; others may share their number, and are told apart later. */
    private static int block(final String text, final int end) {
        return (text.charAt(end - 1) << 10 ^ text.charAt(end - 2) << 5 ^ text.charAt(end - 3)) & BLOCKS - 1;
    }
}

package com.exasol.sme.sandbox.aws.algorithms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The delimiter that Python's {@code csv.Sniffer} finds in a line without quotes: of the characters that the line has,
 * the first one that it prefers, or else the most frequent one, and of those the last in the order of characters.
 *
 * <p>Lines with quotes go through patterns of its own there; a comma between two quoted fields comes out of them, too.
 */
final class Delimiter {
    private static final List<Character> PREFERRED = List.of(',', '\t', ';', ' ', ':');
    private static final char FIRST_UNKNOWN = 127;

    private Delimiter() {}

    /** {@return the delimiter; empty where it cannot be determined} */
    static Optional<Character> of(final String line) {
        final Map<Character, Integer> counts = new TreeMap<>();
        for (int index = 0; index < line.length(); index++) {
            final char character = line.charAt(index);
            if (character < FIRST_UNKNOWN && character != '\n') {
                counts.merge(character, 1, Integer::sum);
            }
        }
        for (final char preferred : PREFERRED) {
            if (counts.containsKey(preferred)) {
                return Optional.of(preferred);
            }
        }
        Optional<Character> most = Optional.empty();
        for (final Map.Entry<Character, Integer> count : counts.entrySet()) {
            if (most.isEmpty() || count.getValue() >= counts.get(most.get())) {
                most = Optional.of(count.getKey());
            }
        }
        return most;
    }
}

package com.exasol.sme.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSearchTest {
    private static final List<String> WORDS = List.of("abcdefgh", "bcdefghi+", "hgfedcba", "äöü€ßäöü", "abcdefgh/long");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsAWordWhereverItStands(final int before) {
        final SecretSearch search = new SecretSearch(WORDS);
        for (final String word : WORDS) {
            assertThat(search.in("x".repeat(before) + word)).contains(word);
            assertThat(search.in("x".repeat(before) + word + "x".repeat(before)))
                    .contains(word);
            assertThat(search.in("x".repeat(before) + word.substring(1) + "x".repeat(before)))
                    .doesNotContain(word);
        }
    }

    @Test
    void findsWordsThatOverlapAndThoseWithinOthers() {
        assertThat(new SecretSearch(WORDS).in("abcdefghi+abcdefgh/longhgfedcba"))
                .containsExactlyInAnyOrder("abcdefgh", "bcdefghi+", "abcdefgh/long", "hgfedcba");
    }

    @Test
    void findsNothingInATextThatIsTooShortAndWithoutWords() {
        assertThat(new SecretSearch(WORDS).in("abcdefg")).isEmpty();
        assertThat(new SecretSearch(WORDS).in("")).isEmpty();
        assertThat(new SecretSearch(Set.of()).in("abcdefgh")).isEmpty();
    }

    /** Two letters only, so that the starts of words turn up again and again. */
    @Test
    void findsWhatLookingForEachWordFinds() {
        final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int round = 0; round < 2000; round++) {
            final List<String> words = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(word -> letters(random, SecretSearch.SHORTEST + random.nextInt(3)))
                    .collect(Collectors.toList());
            final String text = letters(random, random.nextInt(200));
            assertThat(new SecretSearch(words).in(text))
                    .as("%s in %s", words, text)
                    .isEqualTo(words.stream().filter(text::contains).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static String letters(final RandomGenerator random, final int length) {
        return random.ints(length, 0, 2)
                .mapToObj(letter -> letter == 0 ? "a" : "b")
                .collect(Collectors.joining());
    }
}

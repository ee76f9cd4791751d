package com.exasol.sme.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.SmeException;

/** How many cases are generated from which seed on, and what every error text has to be like. */
final class Fuzz {
    static final long SEED = Long.getLong("sme.fuzz.seed", 1L);
    static final int CASES = Integer.getInteger("sme.fuzz.cases", 5_000);
    private static final int LONGEST_MESSAGE = 1500;

    private Fuzz() {}

    /** What runs a case alone. */
    static String replay(final long seed) {
        return "-Dsme.fuzz.seed=" + seed + " -Dsme.fuzz.cases=1";
    }

    static void requireCode(final Throwable failure, final String code, final long seed) {
        assertThat(failure).as(replay(seed)).isInstanceOf(SmeException.class);
        requireCode(failure.getMessage(), code, seed);
    }

    static void requireCode(final String message, final String code, final long seed) {
        assertThat(message)
                .as(replay(seed))
                .matches("(?s)" + code + ": .*")
                .doesNotMatch("(?s).*\\p{Cc}.*")
                .hasSizeLessThan(LONGEST_MESSAGE);
    }
}

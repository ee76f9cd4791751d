package com.exasol.sme.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/** How many cases are generated from which seed on, and what every error text has to be like. */
public final class Fuzz {
    public static final long SEED = Long.getLong("sme.fuzz.seed", 1L);
    private static final Integer CASES = Integer.getInteger("sme.fuzz.cases");
    private static final int LONGEST_MESSAGE = 3000;
    private static final String LUA_ERROR =
            "attempt to|bad argument|stack overflow|string\\.rep|\\.lua:|\\[string|SANDBOX|F-SME|: 0x|nil value|"
                    + "pattern|malformed|not enough memory|(userdata|table|function): ";

    private Fuzz() {}

    /** How many cases to run, where a build runs the standard number. */
    public static int cases(final int standard) {
        return CASES == null ? standard : CASES;
    }

    /** What runs a case alone. */
    public static String replay(final long seed) {
        return "-Dsme.fuzz.seed=" + seed + " -Dsme.fuzz.cases=1";
    }

    /** An error that a person can act on: it starts with a code, is short, on one line, and none of Lua's own. */
    public static void requireSane(final String message, final String codes, final long seed) {
        final String text =
                message.replaceFirst("(?s)^\"(.*)\" caught in script \"SME\"\\.\"[A-Z_]+\" at line \\d+.*$", "$1");
        assertThat(text).as(replay(seed)).matches("(?s)(" + codes + "): .*");
        assertThat(text)
                .as(replay(seed))
                .hasSizeLessThan(LONGEST_MESSAGE)
                .doesNotMatch("(?s).*[\\p{Cc}\\p{Zl}\\p{Zp}].*")
                .doesNotMatch("(?s).*(" + LUA_ERROR + ").*");
    }
}

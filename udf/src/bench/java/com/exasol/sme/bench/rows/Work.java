package com.exasol.sme.bench.rows;

/** Keeps a processor busy, for so long as the number of steps says, whatever else the machine does. */
public final class Work {
    private static final int STEPS = 5_000_000;
    private static final int ROUNDS = 6;

    /** Keeps the compiler from leaving the work out. */
    private static long result = 1;

    private Work() {}

    /** Each step needs the one before, so that no compiler makes them faster. */
    public static void run(final int steps) {
        long state = result;
        for (int step = 0; step < steps; step++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        result = state;
    }

    /** {@return how long a step takes, the shortest of several times} */
    public static double nanosPerStep() {
        long shortest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long start = ThreadTime.nanos();
            for (int call = 0; call < STEPS / 50; call++) {
                run(50);
            }
            shortest = Math.min(shortest, ThreadTime.nanos() - start);
        }
        return (double) shortest / STEPS;
    }
}

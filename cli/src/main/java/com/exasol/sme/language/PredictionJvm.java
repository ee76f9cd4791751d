package com.exasol.sme.language;

import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM of a prediction script. Nearly all that it makes is gone with its batch, so a small young generation is cleared
 * often at little cost, and memory that was never needed is never taken; of the 128 MB that Exasol's client starts a heap
 * with all would be. How much a heap may take at most stays the client's decision.
 */
public final class PredictionJvm {
    private static final List<String> HEAP = List.of("-Xms40m", "-Xmn20m");

    private PredictionJvm() {}

    /** {@return those of predictions, and then the administrator's: of two that contradict each other the last counts} */
    public static List<JvmOption> options(final List<JvmOption> ofAdministrator) {
        return Stream.concat(HEAP.stream().map(JvmOption::new), ofAdministrator.stream())
                .toList();
    }
}

package com.exasol.sme.bench;

import static com.exasol.sme.bench.Benchmark.format;

/** What the figures have to show, and whether they do. */
final class Targets {
    private final StringBuilder lines = new StringBuilder("| has to be | is | |\n|---|--:|---|\n");
    private int mostMegabytes = -1;

    void baseline(final double times) {
        add("at 20 ms, 5 columns: at least 100 times the baseline", format("%.0f times", times), times >= 100);
    }

    void passThrough(final double share) {
        add("at 20 ms, 5 columns: at least 60 % of the pass-through ceiling", percent(share), share >= 0.6);
    }

    void wire(final double share) {
        add("at 100 ms, 1000 x 16: at least 85 % of the wire ceiling", percent(share), share >= 0.85);
    }

    void memory(final int megabytes) {
        mostMegabytes = Math.max(mostMegabytes, megabytes);
    }

    void allocation(final double bytes) {
        add(
                "encoding and parsing allocate less than 20 bytes per row beyond the values",
                format("%.1f at most", bytes),
                bytes < 20);
    }

    private void add(final String what, final String is, final boolean isReached) {
        lines.append("| ").append(what).append(" | ").append(is).append(isReached ? " | yes |\n" : " | **no** |\n");
    }

    private static String percent(final double share) {
        return format("%.0f %%", 100 * share);
    }

    @Override
    public String toString() {
        if (mostMegabytes >= 0) {
            add("peak memory of a JVM below 200 MB", mostMegabytes + " MB at most", mostMegabytes < 200);
        }
        return lines.toString();
    }
}

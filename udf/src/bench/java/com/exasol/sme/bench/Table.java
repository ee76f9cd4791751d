package com.exasol.sme.bench;

import static com.exasol.sme.bench.Benchmark.format;

import com.exasol.sme.bench.jvm.Figure;

/** The figures of one run, in Markdown. */
final class Table {
    private final StringBuilder lines = new StringBuilder("\n| columns | latency | what | rows x requests | rows/s |"
            + " seconds | CPU s | of these, the script's thread | peak MB | times the baseline | of pass-through | of the wire |\n"
            + "|--:|--:|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");

    /** @param compared the baseline, the pass-through ceiling, and the wire ceiling; or none of them */
    void add(
            final int columns,
            final String latency,
            final String what,
            final String limits,
            final Figure figure,
            final Figure... compared) {
        final String peak = figure.peakMegabytes() < 0 ? "unknown" : String.valueOf(figure.peakMegabytes());
        lines.append(format(
                "| %d | %s | %s | %s | %,.0f | %.2f | %.2f | %.2f | %s |",
                columns,
                latency.isEmpty() ? "" : latency + " ms",
                what,
                limits,
                figure.rowsPerSecond(),
                figure.seconds(),
                figure.processorSeconds(),
                figure.ownSeconds(),
                peak));
        if (compared.length == 0) {
            lines.append("  | | |\n");
        } else {
            lines.append(format(
                    " %.0f | %.0f %% | %.0f %% |%n",
                    figure.rowsPerSecond() / compared[0].rowsPerSecond(),
                    100 * figure.rowsPerSecond() / compared[1].rowsPerSecond(),
                    100 * figure.rowsPerSecond() / compared[2].rowsPerSecond()));
        }
        System.err.println(
                lines.substring(lines.lastIndexOf("\n", lines.length() - 2) + 1).strip());
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}

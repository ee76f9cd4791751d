package com.exasol.sme.bench;

import static com.exasol.sme.bench.Benchmark.format;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH says about the loops that encode rows and parse answers. */
final class Loops {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    /** Each parsed row has one new Double among its values. */
    private static final int DOUBLE = 24;

    private final Collection<RunResult> results;

    private Loops(final Collection<RunResult> results) {
        this.results = results;
    }

    static Loops measure() throws RunnerException {
        return new Loops(new Runner(new OptionsBuilder()
                        .include("com\\.exasol\\.sme\\.predict\\.(Encode|Parse)Benchmark")
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run());
    }

    void check(final Targets targets) {
        targets.allocation(results.stream().mapToDouble(Loops::allocation).max().orElseThrow());
    }

    private static String name(final RunResult result) {
        return result.getParams().getBenchmark().replaceAll(".*\\.", "");
    }

    private static String variant(final RunResult result) {
        return result.getParams()
                .getParam(result.getParams().getParamsKeys().iterator().next());
    }

    /** {@return bytes per row beyond the values that come out} */
    private static double allocation(final RunResult result) {
        final double bytes = result.getSecondaryResults().get(ALLOCATION).getScore();
        return name(result).equals("parse") ? bytes - DOUBLE : bytes;
    }

    @Override
    public String toString() {
        final StringBuilder lines =
                new StringBuilder("| loop | of | ns per row | bytes per row beyond the values |\n|---|---|--:|--:|\n");
        for (final RunResult result : results) {
            lines.append(format(
                    "| %s | %s | %.0f | %.1f |%n",
                    name(result), variant(result), result.getPrimaryResult().getScore(), allocation(result)));
        }
        return lines.toString();
    }
}

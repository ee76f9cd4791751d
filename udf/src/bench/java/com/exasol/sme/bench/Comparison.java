package com.exasol.sme.bench;

import com.exasol.sme.bench.endpoint.StandIn;
import com.exasol.sme.bench.jvm.Figure;
import com.exasol.sme.bench.jvm.JvmOptions;
import com.exasol.sme.bench.jvm.Limits;
import com.exasol.sme.bench.jvm.Machine;
import com.exasol.sme.coldstart.FirstRowRace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares this build with another one: pair by pair in turns, each measurement in a JVM of its own, and prints the
 * medians and the median of the ratios.
 *
 * <p>System properties with the prefix {@code bench.}: {@code pairs}, {@code against} and {@code jar} (the two JARs),
 * {@code againstOptions}, {@code againstKeys}, {@code keys}, {@code classPath} (the UDF API and this benchmark),
 * {@code script} and {@code settings} (the Lua files that write prediction scripts).
 */
public final class Comparison {
    private static final int PAIRS = Integer.getInteger("bench.pairs", 9);
    private static final int ROWS = 1_000_000;
    private static final int ROWS_OF_MANY_COLUMNS = 300_000;
    private static final int ROWS_OF_MANY_LABELS = 300_000;
    private static final String LATENCY = "20";
    private static final int LABELS = 30;

    private final Build other;
    private final Build ours;
    private final String classPath = System.getProperty("bench.classPath");
    private final Limits limits = Limits.defaults();
    private final StringBuilder lines = new StringBuilder(
            "| what | before | now | now / before | has to be | | aim | |\n" + "|---|--:|--:|--:|---|---|---|---|\n");

    private Comparison() throws IOException {
        other = new Build(
                System.getProperty("bench.against"),
                JvmOptions.split(System.getProperty("bench.againstOptions")),
                System.getProperty("bench.againstKeys"));
        ours = new Build(
                System.getProperty("bench.jar"),
                JvmOptions.ofPredictionScripts(Path.of(System.getProperty("bench.script"))),
                System.getProperty("bench.keys"));
    }

    public static void main(final String[] arguments) throws Exception {
        final Comparison comparison = new Comparison();
        comparison.firstRow();
        comparison.predictions();
        System.out.println(Machine.description());
        System.out.println("Before: " + comparison.other + ". Now: " + comparison.ours + ". " + PAIRS + " pairs.\n");
        System.out.println(comparison.lines);
    }

    private void firstRow() throws IOException {
        final Pairs wall = new Pairs();
        final Pairs processor = new Pairs();
        try (FirstRowRace race = new FirstRowRace(classPath)) {
            // The first time brings the files into memory and is not counted.
            for (int pair = -1; pair < PAIRS; pair++) {
                final Duration[][] times = new Duration[2][];
                for (final Build build : inTurns(pair)) {
                    times[build == ours ? 1 : 0] = race.start(build.jvmOptions(), build.classPath(classPath));
                }
                if (pair >= 0) {
                    wall.add(millis(times[0][0]), millis(times[1][0]));
                    processor.add(millis(times[0][1]), millis(times[1][1]));
                }
            }
        }
        add("first row, ms", wall, Bound.atMost(1), Bound.atMost(0.8));
        add("processor time until the first row, ms", processor, Bound.NONE, Bound.NONE);
    }

    private static double millis(final Duration time) {
        return time.toNanos() / 1e6;
    }

    private void predictions() throws IOException, InterruptedException {
        final Process standIn =
                new Jvm(ours.classPath(classPath)).start(StandIn.class, LATENCY, LATENCY + "x" + LABELS);
        try {
            final String[] ports = Jvm.firstLine(standIn).split(" ", -1);
            final int port = Integer.parseInt(ports[0]);
            final int portOfLists = Integer.parseInt(ports[1]);
            fewAndManyColumns(port);
            manyLabels(port, portOfLists);
        } finally {
            standIn.getOutputStream().close();
            standIn.waitFor();
        }
    }

    private void fewAndManyColumns(final int port) throws IOException, InterruptedException {
        final Figures few = measure(5, ROWS, build -> Jvm.scriptOptions(5, limits, port));
        add("rows per second, 5 columns, 20 ms", few.rowsPerSecond, Bound.atLeast(0.97), Bound.atLeast(1.15));
        add("processor time, 5 columns, s", few.processorSeconds, Bound.NONE, Bound.NONE);
        add("peak memory, 5 columns, MB", few.peakMegabytes, Bound.atMost(0.8), Bound.NONE);
        final Figures many = measure(50, ROWS_OF_MANY_COLUMNS, build -> Jvm.scriptOptions(50, limits, port));
        add("rows per second, 50 columns, 20 ms", many.rowsPerSecond, Bound.NONE, Bound.NONE);
        add("peak memory, 50 columns, MB", many.peakMegabytes, Bound.atMost(0.8), Bound.NONE);
    }

    private void manyLabels(final int port, final int portOfLists) throws IOException, InterruptedException {
        final Figures figures = measure(
                5,
                ROWS_OF_MANY_LABELS,
                build -> Jvm.scriptOptions(
                        "MulticlassClassification",
                        build.keysOfManyLabels(),
                        5,
                        limits,
                        build.asksForLists() ? portOfLists : port));
        add(
                "rows per second, " + LABELS + " labels, plain settings",
                figures.rowsPerSecond,
                Bound.atLeast(3),
                Bound.atLeast(4));
        add("peak memory, " + LABELS + " labels, MB", figures.peakMegabytes, Bound.NONE, Bound.NONE);
    }

    /** What a deployment of a build writes into its script. */
    @FunctionalInterface
    private interface Script {
        List<String> options(Build build);
    }

    private Figures measure(final int columns, final int rows, final Script script)
            throws IOException, InterruptedException {
        final Figures figures = new Figures();
        for (int pair = 0; pair < PAIRS; pair++) {
            final Figure[] measured = new Figure[2];
            for (final Build build : inTurns(pair)) {
                final List<String> options = new ArrayList<>(script.options(build));
                options.addAll(build.jvmOptions());
                measured[build == ours ? 1 : 0] =
                        new Jvm(build.classPath(classPath)).measure(options, "pipeline", columns, rows);
            }
            figures.add(measured[0], measured[1]);
        }
        return figures;
    }

    /** Neither build is always the first. */
    private List<Build> inTurns(final int pair) {
        return pair % 2 == 0 ? List.of(other, ours) : List.of(ours, other);
    }

    private void add(final String what, final Pairs pairs, final Bound must, final Bound aim) {
        final String line = Benchmark.format(
                "| %s | %s | %s | %.2f | %s | %s |%n",
                what,
                number(pairs.other()),
                number(pairs.our()),
                pairs.ratio(),
                must.judge(pairs.ratio()),
                aim.judge(pairs.ratio()));
        System.err.print(line);
        lines.append(line);
    }

    private static String number(final double value) {
        return Benchmark.format(value < 100 ? "%.2f" : "%,.0f", value);
    }

    /** The pairs of each figure of a measurement. */
    private static final class Figures {
        private final Pairs rowsPerSecond = new Pairs();
        private final Pairs processorSeconds = new Pairs();
        private final Pairs peakMegabytes = new Pairs();

        private void add(final Figure other, final Figure our) {
            rowsPerSecond.add(other.rowsPerSecond(), our.rowsPerSecond());
            processorSeconds.add(other.processorSeconds(), our.processorSeconds());
            peakMegabytes.add(other.peakMegabytes(), our.peakMegabytes());
        }
    }
}

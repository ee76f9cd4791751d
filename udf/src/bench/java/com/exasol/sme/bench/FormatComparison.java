package com.exasol.sme.bench;

import com.exasol.sme.bench.endpoint.StandIn;
import com.exasol.sme.bench.jvm.Figure;
import com.exasol.sme.bench.jvm.JvmOptions;
import com.exasol.sme.bench.jvm.Limits;
import com.exasol.sme.bench.jvm.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the formats of requests and answers with each other, and the CSV of this build with that of another one: all
 * of them in turns, each measurement in a JVM of its own. Prints the medians and the medians of the ratios.
 *
 * <p>System properties as those of {@link Comparison}, and {@code bench.rows}.
 */
public final class FormatComparison {
    private static final int ROUNDS = Integer.getInteger("bench.pairs", 9);
    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int ROWS_ONE_BY_ONE = ROWS / 50;
    private static final int ROWS_OF_THE_WIRE = ROWS_ONE_BY_ONE / 4;
    private static final int ROUNDS_ONE_BY_ONE = (ROUNDS + 2) / 3;
    private static final int COLUMNS = 5;
    private static final int LATENCY = 20;
    private static final int MOST_MEGABYTES = 220;
    private static final String NAMES = "\"column_names\":[\"ID\",\"AMOUNT\",\"COUNT\",\"CITY\",\"RATE\"]";

    private final Build other;
    private final Build ours;
    private final String classPath = System.getProperty("bench.classPath");
    private final Limits limits = Limits.defaults();

    private FormatComparison() throws IOException {
        other = new Build(
                System.getProperty("bench.against"), JvmOptions.split(System.getProperty("bench.againstOptions")), "");
        ours = new Build(
                System.getProperty("bench.jar"),
                JvmOptions.ofPredictionScripts(Path.of(System.getProperty("bench.script"))),
                "");
    }

    public static void main(final String[] arguments) throws Exception {
        new FormatComparison().run();
    }

    private static String formats(final String contentType, final String form) {
        return "\"request\":{\"content_type\":\"" + contentType + "\",\"form\":\"" + form + "\"," + NAMES
                + "},\"response\":{\"content_type\":\"" + contentType + "\",\"outputs\":["
                + "{\"name\":\"SCORE\",\"type\":\"DOUBLE\",\"path\":\"$.score\"},"
                + "{\"name\":\"LABEL\",\"type\":\"VARCHAR(10)\",\"path\":\"$.label\"}]}";
    }

    /** One build with one format, and all that was measured of it. */
    private final class Contestant {
        private final String name;
        private final Build build;
        private final List<String> options = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();

        Contestant(final String name, final Build build, final List<String> scriptOptions) {
            this.name = name;
            this.build = build;
            options.addAll(scriptOptions);
            options.addAll(build.jvmOptions());
        }

        void measure(final int rows) throws IOException, InterruptedException {
            figures.add(new Jvm(build.classPath(classPath)).measure(options, "pipeline", COLUMNS, rows));
            System.err.println(name + ": " + Benchmark.format("%,.0f", last().rowsPerSecond()) + " rows/s");
        }

        private Figure last() {
            return figures.get(figures.size() - 1);
        }

        Pairs rowsPerSecondAgainst(final Contestant standard) {
            final Pairs pairs = new Pairs();
            for (int round = 0; round < figures.size(); round++) {
                pairs.add(
                        standard.figures.get(round).rowsPerSecond(),
                        figures.get(round).rowsPerSecond());
            }
            return pairs;
        }

        double processorSeconds() {
            final Pairs pairs = new Pairs();
            figures.forEach(figure -> pairs.add(figure.processorSeconds(), figure.processorSeconds()));
            return pairs.our();
        }

        int peakMegabytes() {
            return figures.stream().mapToInt(Figure::peakMegabytes).max().orElse(-1);
        }
    }

    private void run() throws IOException, InterruptedException {
        final Process standIn = new Jvm(ours.classPath(classPath))
                .start(StandIn.class, "" + LATENCY, LATENCY + "xjsonlines", LATENCY + "xjson");
        try {
            final String[] ports = Jvm.firstLine(standIn).split(" ", -1);
            final int csv = Integer.parseInt(ports[0]);
            final int lines = Integer.parseInt(ports[1]);
            final int json = Integer.parseInt(ports[2]);
            final Contestant before = new Contestant("CSV, before", other, Jvm.scriptOptions(COLUMNS, limits, csv));
            final Contestant now = new Contestant("CSV", ours, Jvm.scriptOptions(COLUMNS, limits, csv));
            final Contestant jsonLines = new Contestant(
                    "JSON Lines",
                    ours,
                    Jvm.scriptOptions(formats("application/jsonlines", "records"), COLUMNS, limits, lines));
            final Contestant records = new Contestant(
                    "JSON records",
                    ours,
                    Jvm.scriptOptions(formats("application/json", "records"), COLUMNS, limits, json));
            final Contestant single = new Contestant(
                    "one JSON object for each row",
                    ours,
                    Jvm.scriptOptions(
                            formats("application/json", "record"),
                            COLUMNS,
                            new Limits(1, limits.bytes(), limits.requests()),
                            json));
            inTurns(List.of(before, now, jsonLines, records));
            final List<Double> wire = new ArrayList<>();
            for (int round = 0; round < ROUNDS_ONE_BY_ONE; round++) {
                wire.add(wire(csv));
                single.measure(ROWS_ONE_BY_ONE);
            }
            System.out.println(Machine.description());
            System.out.println(
                    "Before: " + other + ". Now: " + ours + ". " + ROUNDS + " rounds of " + ROWS + " rows.\n");
            System.out.println("| what | rows/s | CPU s | peak MB | at most " + MOST_MEGABYTES
                    + " | rows/s of | | has to be | |\n|---|--:|--:|--:|---|---|--:|---|---|");
            print(before, before, Bound.NONE);
            print(now, before, Bound.atLeast(0.97));
            print(jsonLines, now, Bound.atLeast(0.6));
            print(records, now, Bound.atLeast(0.45));
            printOneByOne(single, wire);
        } finally {
            standIn.getOutputStream().close();
            standIn.waitFor();
        }
    }

    /** Nobody is always the first. */
    private static void inTurns(final List<Contestant> contestants) throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                contestants.get((round + turn) % contestants.size()).measure(ROWS);
            }
        }
    }

    private static void print(final Contestant contestant, final Contestant standard, final Bound bound) {
        final Pairs pairs = contestant.rowsPerSecondAgainst(standard);
        print(contestant, pairs.our(), standard.name, pairs.ratio(), bound);
    }

    /** {@return how many requests with one row are answered in a second to raw sockets} */
    private double wire(final int port) throws IOException, InterruptedException {
        return new Jvm(ours.classPath(classPath))
                .measure(List.of(), "wire", COLUMNS, ROWS_OF_THE_WIRE, port, 1, limits.requests())
                .rowsPerSecond();
    }

    private void printOneByOne(final Contestant single, final List<Double> wire) {
        final double possible = limits.requests() * 1000.0 / LATENCY;
        final Pairs ofPossible = new Pairs();
        final Pairs ofWire = new Pairs();
        for (int round = 0; round < wire.size(); round++) {
            final double rowsPerSecond = single.figures.get(round).rowsPerSecond();
            ofPossible.add(possible, rowsPerSecond);
            ofWire.add(wire.get(round), rowsPerSecond);
        }
        print(
                single,
                ofPossible.our(),
                limits.requests() + " requests in " + LATENCY + " ms",
                ofPossible.ratio(),
                Bound.atLeast(0.9));
        print(
                single,
                ofWire.our(),
                Benchmark.format("the same over raw sockets, %,.0f", ofWire.other()),
                ofWire.ratio(),
                Bound.NONE);
    }

    private static void print(
            final Contestant contestant,
            final double rowsPerSecond,
            final String standard,
            final double ratio,
            final Bound bound) {
        final int peak = contestant.peakMegabytes();
        System.out.print(Benchmark.format(
                "| %s | %,.0f | %.2f | %d | %s | %s | %.2f | %s |%n",
                contestant.name,
                rowsPerSecond,
                contestant.processorSeconds(),
                peak,
                peak <= MOST_MEGABYTES ? "yes" : "**no**",
                standard,
                ratio,
                bound.judge(ratio)));
    }
}

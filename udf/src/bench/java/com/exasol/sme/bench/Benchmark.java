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
import java.util.Locale;

/** Measures predictions and what they are compared with, one after the other, and prints one table. */
public final class Benchmark {
    private static final long ROWS = Long.getLong("bench.rows", 1_000_000);
    private static final long BASELINE_ROWS = 20_000;
    private static final int FEW_COLUMNS = 5;
    private static final int MANY_COLUMNS = 50;
    private static final String[] LATENCIES = {"5", "20", "100"};
    private static final Limits SAME_AS_WIRE = new Limits(1000, 1_000_000, 16);

    private final Jvm jvm = new Jvm(System.getProperty("bench.classPath"));
    private final List<String> options = new ArrayList<>();
    private final Limits defaults = Limits.defaults();
    private final Table table = new Table();
    private final Targets targets = new Targets();

    private Benchmark() throws IOException {
        options.addAll(JvmOptions.ofPredictionScripts(Path.of(System.getProperty("bench.script"))));
        options.addAll(JvmOptions.split(System.getProperty("bench.options", "")));
    }

    public static void main(final String[] arguments) throws Exception {
        final Benchmark benchmark = new Benchmark();
        benchmark.run();
        final String doubleText = benchmark.jvm.print(DoubleTextCost.class);
        final Loops loops = Loops.measure();
        System.out.println(Machine.description());
        System.out.println(benchmark.table);
        System.out.println(loops);
        System.out.println(doubleText);
        loops.check(benchmark.targets);
        System.out.println(benchmark.targets);
    }

    private void run() throws IOException, InterruptedException {
        final Process standIn = jvm.start(StandIn.class, LATENCIES);
        try {
            final String[] ports = Jvm.firstLine(standIn).split(" ", -1);
            for (final int columns : new int[] {FEW_COLUMNS, MANY_COLUMNS}) {
                Figure ceiling = null;
                for (int round = 0; round < rounds(columns); round++) {
                    ceiling = jvm.measure(List.of(), "pass-through", columns, ROWS)
                            .orFaster(ceiling);
                }
                table.add(columns, "", "pass-through ceiling", "", ceiling);
                for (int index = 0; index < LATENCIES.length; index++) {
                    run(columns, LATENCIES[index], Integer.parseInt(ports[index]), ceiling);
                }
            }
        } finally {
            standIn.getOutputStream().close();
            standIn.waitFor();
        }
    }

    private void run(final int columns, final String latency, final int port, final Figure ceiling)
            throws IOException, InterruptedException {
        final List<Limits> settings = new ArrayList<>(List.of(defaults));
        if (columns == FEW_COLUMNS) {
            settings.add(SAME_AS_WIRE);
        }
        Figure baseline = null;
        final Figure[] wires = new Figure[settings.size()];
        final Figure[] pipelines = new Figure[settings.size()];
        for (int round = 0; round < rounds(columns); round++) {
            baseline = jvm.measure(
                            options(columns, new Limits(100, 1_000_000, 1), port), "baseline", columns, BASELINE_ROWS)
                    .orFaster(baseline);
            for (int index = 0; index < settings.size(); index++) {
                final Limits limits = settings.get(index);
                wires[index] = jvm.measure(List.of(), "wire", columns, ROWS, port, limits.rows(), limits.requests())
                        .orFaster(wires[index]);
                pipelines[index] = jvm.measure(options(columns, limits, port), "pipeline", columns, ROWS)
                        .orFaster(pipelines[index]);
            }
        }
        table.add(columns, latency, "baseline", "100 x 1", baseline);
        for (int index = 0; index < settings.size(); index++) {
            final Limits limits = settings.get(index);
            final Figure wire = wires[index];
            final Figure ours = pipelines[index];
            table.add(columns, latency, "wire ceiling", limits.toString(), wire);
            table.add(columns, latency, "our pipeline", limits.toString(), ours, baseline, ceiling, wire);
            targets.memory(ours.peakMegabytes());
            if (columns == FEW_COLUMNS && latency.equals("20") && limits == defaults) {
                targets.baseline(ours.rowsPerSecond() / baseline.rowsPerSecond());
                targets.passThrough(ours.rowsPerSecond() / ceiling.rowsPerSecond());
            }
            if (latency.equals("100") && limits == SAME_AS_WIRE) {
                targets.wire(ours.rowsPerSecond() / wire.rowsPerSecond());
            }
        }
    }

    /** What else the machine does makes a figure worse and never better; so those that matter are measured in turns. */
    private static int rounds(final int columns) {
        return columns == FEW_COLUMNS ? 3 : 1;
    }

    private List<String> options(final int columns, final Limits limits, final int port) {
        final List<String> all = new ArrayList<>(Jvm.scriptOptions(columns, limits, port));
        all.addAll(options);
        return all;
    }

    /** Formats a number for people, the same everywhere. */
    static String format(final String form, final Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

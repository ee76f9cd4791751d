package com.exasol.sme.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Prints how many times as long as an empty program {@code sme.jar} takes, all of them started in turn. */
final class StartUpBenchmark {
    private static final int RUNS = Integer.getInteger("sme.bench.runs", 15);
    private static final String EMPTY = "empty JVM";

    private final Map<String, List<String>> commands = new LinkedHashMap<>();

    private StartUpBenchmark() {
        final String java =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        final String jar = Path.of("target", "sme.jar").toString();
        commands.put(
                EMPTY, List.of(java, "-cp", Path.of("target", "test-classes").toString(), Empty.class.getName()));
        commands.put("sme --help", List.of(java, "-jar", jar, "--help"));
        commands.put("sme deploy --help", List.of(java, "-jar", jar, "deploy", "--help"));
        commands.put(
                "sme deploy --to-print --schema X",
                List.of(java, "-jar", jar, "deploy", "--to-print", "--schema", "X"));
    }

    public static void main(final String[] arguments) throws IOException, InterruptedException {
        new StartUpBenchmark().run();
    }

    private void run() throws IOException, InterruptedException {
        final Map<String, List<Long>> times = new LinkedHashMap<>();
        // The first round fills the caches of the operating system and does not count.
        for (int round = 0; round <= RUNS; round++) {
            for (final Map.Entry<String, List<String>> command : commands.entrySet()) {
                final long time = time(command.getValue());
                if (round > 0) {
                    times.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                            .add(time);
                }
            }
        }
        print(times);
    }

    private static long time(final List<String> command) throws IOException, InterruptedException {
        final long start = System.nanoTime();
        final int exitCode = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        final long time = System.nanoTime() - start;
        if (exitCode != 0) {
            throw new IllegalStateException(command + " ended with " + exitCode);
        }
        return time;
    }

    private static void print(final Map<String, List<Long>> times) {
        System.out.printf(
                Locale.ROOT,
                "Start-up: median of %d runs in turn, %d cores, JDK %s%n%n",
                RUNS,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        System.out.println("| command | median in ms | times an empty JVM |");
        System.out.println("|---|---:|---:|");
        final double empty = median(times.get(EMPTY));
        times.forEach((name, values) ->
                System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f |%n", name, median(values), median(values) / empty));
    }

    private static double median(final List<Long> nanos) {
        final long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return (double) sorted[sorted.length / 2] / TimeUnit.MILLISECONDS.toNanos(1);
    }
}

package com.exasol.sme.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A way to start a virtual machine, and how long it took each time. */
final class Variant {
    private final String title;
    private final String options;
    private final List<String> command;
    private final List<Long> wall = new ArrayList<>();
    private final List<Long> cpu = new ArrayList<>();
    private Variant baseline = this;

    Variant(final String title, final String options, final List<String> command) {
        this.title = title;
        this.options = options;
        this.command = List.copyOf(command);
    }

    Variant comparedWith(final Variant other) {
        baseline = other;
        return this;
    }

    void measure() {
        final Duration[] times = start();
        wall.add(times[0].toMillis());
        cpu.add(times[1].toMillis());
    }

    /** Waits for the first row; the process holds still then until its input ends. */
    Duration[] start() {
        try {
            final long start = System.nanoTime();
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            final String row = ColdStart.firstLine(process);
            final Duration wallTime = Duration.ofNanos(System.nanoTime() - start);
            final Duration cpuTime = process.info().totalCpuDuration().orElse(Duration.ZERO);
            process.getOutputStream().close();
            process.waitFor();
            if (row == null) {
                throw new IllegalStateException("no row: " + title);
            }
            return new Duration[] {wallTime, cpuTime};
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    String toRow() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d, %d | %.2f | %d, %d | %.2f |",
                title,
                options,
                Collections.min(wall),
                median(wall),
                (double) median(wall) / median(baseline.wall),
                Collections.min(cpu),
                median(cpu),
                (double) median(cpu) / median(baseline.cpu));
    }

    private static long median(final List<Long> values) {
        final List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}

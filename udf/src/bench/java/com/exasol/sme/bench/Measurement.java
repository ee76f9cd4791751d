package com.exasol.sme.bench;

import com.exasol.ExaConnectionInformation;
import com.exasol.ExaMetadata;
import com.exasol.sme.bench.rows.BenchRows;
import com.exasol.sme.bench.rows.ThreadTime;
import com.exasol.sme.udf.PredictionUdf;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

/** One figure, in a JVM of its own: runs what its first argument names, and tells time, processor time and memory. */
final class Measurement {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Measurement() {}

    /** Arguments: what to run, columns, rows; for the wire the port, rows per request, and requests in flight. */
    public static void main(final String[] arguments) throws IOException {
        final int columns = Integer.parseInt(arguments[1]);
        final long count = Long.parseLong(arguments[2]);
        if (arguments[0].equals("wire")) {
            final Wire wire = new Wire(
                    Integer.parseInt(arguments[3]),
                    columns,
                    Integer.parseInt(arguments[4]),
                    Integer.parseInt(arguments[5]));
            wire.send(count / 10);
            report(() -> wire.send(count));
            return;
        }
        final BenchRows rows = BenchRows.calibrated(columns, count);
        report(() -> run(arguments[0], rows));
        if (rows.emitted() != count) {
            throw new IllegalStateException(rows.emitted() + " of " + count + " rows came out");
        }
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Run {
        void run() throws IOException;
    }

    private static void run(final String what, final BenchRows rows) {
        switch (what) {
            case "pass-through":
                rows.passThrough();
                break;
            case "baseline":
                new Baseline(rows).run();
                break;
            case "pipeline":
                PredictionUdf.run(metadata(rows.columns()), rows);
                break;
            default:
                throw new IllegalArgumentException(what);
        }
    }

    private static void report(final Run run) throws IOException {
        final long processorNanos = processorNanos();
        final long ownNanos = ThreadTime.nanos();
        final long start = System.nanoTime();
        run.run();
        final long nanos = System.nanoTime() - start;
        System.out.println("measured " + nanos / 1e9 + " " + (processorNanos() - processorNanos) / 1e9 + " "
                + (ThreadTime.nanos() - ownNanos) / 1e9 + " "
                + peakMegabytes());
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** {@return -1 where the system does not tell} */
    private static long peakMegabytes() throws IOException {
        if (!Files.exists(STATUS)) {
            return -1;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    private static ExaMetadata metadata(final int columns) {
        final ExaConnectionInformation connection = (ExaConnectionInformation) Proxy.newProxyInstance(
                Measurement.class.getClassLoader(),
                new Class<?>[] {ExaConnectionInformation.class},
                (proxy, method, arguments) -> method.getName().equals("getPassword") ? "secret" : "AKIA");
        return (ExaMetadata) Proxy.newProxyInstance(
                Measurement.class.getClassLoader(),
                new Class<?>[] {ExaMetadata.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? connection : (Object) (long) columns);
    }
}

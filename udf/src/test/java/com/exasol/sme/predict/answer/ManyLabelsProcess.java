package com.exasol.sme.predict.answer;

import com.exasol.ExaIterator;
import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.PredictionUdf;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A prediction script whose rows are numbers and whose model has many labels; tells how many came out as they should. */
final class ManyLabelsProcess {
    private static final Path STATUS = Path.of("/proc/self/status");

    private final long count;
    private final Object[][] expected = new Object[ManyLabels.KINDS][];
    private long current = 1;
    private long emitted;

    private ManyLabelsProcess(final long count, final ManyLabels labels, final boolean areAllWanted) {
        this.count = count;
        for (int kind = 0; kind < ManyLabels.KINDS; kind++) {
            expected[kind] = areAllWanted
                    ? new Object[] {labels.probability(kind), labels.object(kind), labels.prediction(kind)}
                    : new Object[] {labels.probability(kind), labels.prediction(kind)};
        }
    }

    /** Arguments: rows, labels, whether the probabilities of all labels come out. Tells rows and peak memory in MB. */
    public static void main(final String[] arguments) throws IOException {
        final ManyLabelsProcess process = new ManyLabelsProcess(
                Long.parseLong(arguments[0]),
                new ManyLabels(Integer.parseInt(arguments[1])),
                Boolean.parseBoolean(arguments[2]));
        final ExaIterator rows = (ExaIterator) Proxy.newProxyInstance(
                ExaIterator.class.getClassLoader(),
                new Class<?>[] {ExaIterator.class},
                (proxy, method, values) -> process.handle(method, values));
        PredictionUdf.run(new TestMetadata(1).with("AWS", TestConnection.toBucket()), rows);
        System.out.println(process.emitted + " " + peakMegabytes());
    }

    private Object handle(final Method method, final Object[] arguments) {
        switch (method.getName()) {
            case "getLong":
                return current;
            case "next":
                return ++current <= count;
            case "size":
                return count;
            case "emit":
                check((Object[]) arguments[0]);
                return null;
            default:
                throw new UnsupportedOperationException(method.getName());
        }
    }

    private void check(final Object[] row) {
        emitted++;
        final Object[] outputs = Arrays.copyOfRange(row, 1, row.length);
        if (!Long.valueOf(emitted).equals(row[0])
                || !Arrays.equals(outputs, expected[(int) (emitted % ManyLabels.KINDS)])) {
            throw new AssertionError("row " + emitted + " came out as " + Arrays.toString(row));
        }
    }

    /** {@return the most memory that the process ever had, or 0 where the system does not tell} */
    private static long peakMegabytes() throws IOException {
        return Files.exists(STATUS)
                ? Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .sum()
                : 0;
    }
}

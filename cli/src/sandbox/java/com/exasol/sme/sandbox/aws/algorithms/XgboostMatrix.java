package com.exasol.sme.sandbox.aws.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.training.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The matrix that the container makes of the files of a channel: XGBoost's own reader of CSV reads them, under the URI
 * that {@code _get_csv_dmatrix_file_mode} in {@code data_utils.py} builds.
 *
 * <p>Which file stands for the delimiter depends on the file system there; here it is the first one by name.
 */
public final class XgboostMatrix implements AutoCloseable {
    private final Path folder;
    private final DMatrix matrix;

    private XgboostMatrix(final Path folder, final DMatrix matrix) {
        this.folder = folder;
        this.matrix = matrix;
    }

    static XgboostMatrix of(final Channel channel) throws JobFailure {
        final SortedMap<String, byte[]> files = new TreeMap<>();
        for (int instance = 0; instance < channel.instances().size(); instance++) {
            for (final Map.Entry<String, byte[]> file :
                    channel.instances().get(instance).entrySet()) {
                files.put(instance + "-" + file.getKey().replace('/', '-'), file.getValue());
            }
        }
        return of(files);
    }

    /** Reads CSV by the names of its files. */
    public static XgboostMatrix of(final SortedMap<String, byte[]> files) throws JobFailure {
        char delimiter = 0;
        for (final byte[] file : files.values()) {
            final char found = delimiter(firstLine(file));
            delimiter = delimiter == 0 ? found : delimiter;
        }
        try {
            final Path folder = Files.createTempDirectory("sandbox-xgboost");
            for (final Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            return new XgboostMatrix(folder, new DMatrix(folder + "?format=csv&label_column=0&delimiter=" + delimiter));
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final XGBoostError error) {
            throw new JobFailure("ClientError: Failed to load csv data with exception:\n" + error.getMessage(), error);
        }
    }

    private static String firstLine(final byte[] file) {
        return new String(file, UTF_8).split("\n", 2)[0];
    }

    private static char delimiter(final String line) throws JobFailure {
        final Optional<Character> found = Delimiter.of(line);
        return found.orElseThrow(() -> new JobFailure("ClientError: Could not determine delimiter on line "
                + line.substring(0, Math.min(50, line.length())) + ":\nCould not determine delimiter"));
    }

    DMatrix matrix() {
        return matrix;
    }

    /** The label of each row. */
    public float[] labels() {
        try {
            return matrix.getLabel();
        } catch (final XGBoostError error) {
            throw new IllegalStateException(error);
        }
    }

    /**
     * The features of each row as XGBoost has them, NaN where missing; rows are as long as their last one that is there.
     *
     * <p>They are read from the form in which XGBoost keeps a matrix in a file: its last two parts are where each row
     * begins, and pairs of column and value, both after their number of elements.
     */
    public List<float[]> rows() {
        final Path file = folder.resolveSibling(folder.getFileName() + ".matrix");
        try {
            matrix.saveBinary(file.toString());
            final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            return rows(bytes, labels().length);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } finally {
            delete(file);
        }
    }

    private static List<float[]> rows(final ByteBuffer bytes, final int count) {
        int entries = 0;
        while (bytes.getLong(bytes.limit() - Long.BYTES * (entries + 1)) != entries
                || bytes.getLong(bytes.limit() - Long.BYTES * (entries + 2)) != entries
                || bytes.getLong(bytes.limit() - Long.BYTES * (entries + count + 3)) != count + 1) {
            entries++;
        }
        final int values = bytes.limit() - Long.BYTES * entries;
        final int begins = values - Long.BYTES * (count + 2);
        final List<float[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            final int from = Math.toIntExact(bytes.getLong(begins + Long.BYTES * row));
            final int to = Math.toIntExact(bytes.getLong(begins + Long.BYTES * (row + 1)));
            rows.add(row(bytes, values, from, to));
        }
        return rows;
    }

    private static float[] row(final ByteBuffer bytes, final int values, final int from, final int to) {
        final float[] row = new float[from == to ? 0 : 1 + bytes.getInt(values + Long.BYTES * (to - 1))];
        Arrays.fill(row, Float.NaN);
        for (int entry = from; entry < to; entry++) {
            final int place = values + Long.BYTES * entry;
            row[bytes.getInt(place)] = bytes.getFloat(place + Integer.BYTES);
        }
        return row;
    }

    @Override
    public void close() {
        matrix.dispose();
        delete(folder);
    }

    private static void delete(final Path path) {
        try (Stream<Path> all = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
            all.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}

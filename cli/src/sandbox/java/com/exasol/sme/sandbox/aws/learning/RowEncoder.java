package com.exasol.sme.sandbox.aws.learning;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

/** Turns rows of text into the examples a forest learns from and predicts for. */
final class RowEncoder implements Serializable {
    private static final long serialVersionUID = 1L;
    private final ArrayList<FeatureColumn> columns = new ArrayList<>();

    /** Learns from all columns but the target. */
    static RowEncoder learn(final TrainingTable table, final int target) {
        final RowEncoder encoder = new RowEncoder();
        for (int column = 0; column < table.columns().size(); column++) {
            if (column != target) {
                // The library sorts by name all the time, and long names take it long.
                encoder.columns.add(FeatureColumn.learn(String.valueOf(column), table.values(column)));
            }
        }
        return encoder;
    }

    int columnCount() {
        return columns.size();
    }

    <T extends Output<T>> Example<T> encode(final T output, final List<String> row) {
        final List<String> names = new ArrayList<>();
        final List<Double> values = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).encode(row.get(column), (name, value) -> {
                names.add(name);
                values.add(value);
            });
        }
        // An example without any known feature is refused by the library.
        names.add("(any row)");
        values.add(1.0);
        return new ArrayExample<>(
                output,
                names.toArray(String[]::new),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Without the target's value. */
    static List<String> features(final List<String> row, final int target) {
        final List<String> features = new ArrayList<>(row);
        features.remove(target);
        return features;
    }

    /** When the data was read: fixed, so that equal data gives equal models. */
    static Instant readAt() {
        return Instant.EPOCH;
    }
}

package com.exasol.sme.scripts.containers;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.algorithms.XgboostMatrix;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.scripts.installation.Installation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Rows of 32 bit numbers, the label first and NaN where missing: what XGBoost reads, and what it should. */
final class ReadRows {
    private ReadRows() {}

    /** What XGBoost's own reader makes of files in S3. */
    static List<List<Float>> ofFiles(final Installation installation, final List<String> keys) throws JobFailure {
        final TreeMap<String, byte[]> files = new TreeMap<>();
        keys.forEach(key -> files.put(
                key.substring(key.lastIndexOf('/') + 1), installation.aws().s3().content(Sandbox.BUCKET, key)));
        try (XgboostMatrix matrix = XgboostMatrix.of(files)) {
            final List<float[]> features = matrix.rows();
            final float[] labels = matrix.labels();
            final int columns =
                    features.stream().mapToInt(row -> row.length).max().orElse(0);
            final List<List<Float>> rows = new ArrayList<>();
            for (int row = 0; row < labels.length; row++) {
                rows.add(padded(labels[row], features.get(row), columns));
            }
            return sorted(rows);
        }
    }

    private static List<Float> padded(final float label, final float[] features, final int columns) {
        final Float[] row = new Float[columns + 1];
        Arrays.fill(row, Float.NaN);
        row[0] = label;
        for (int column = 0; column < features.length; column++) {
            row[column + 1] = features[column];
        }
        return List.of(row);
    }

    /** What a row of the database is to a model; the labels of classes are their places in the list. */
    static List<Float> of(final List<Object> row, final List<String> labels) {
        final List<Float> numbers = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            numbers.add(
                    column == 0 && !labels.isEmpty() ? labels.indexOf(row.get(0).toString()) : number(row.get(column)));
        }
        return numbers;
    }

    private static float number(final Object value) {
        if (value == null) {
            return Float.NaN;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        final float number = (float) ((Number) value).doubleValue();
        return Math.abs(number) < Float.MIN_NORMAL ? 0 : number;
    }

    /** In an order that does not depend on where rows stand in files. */
    static List<List<Float>> sorted(final List<List<Float>> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((List<Float> row) -> row.get(0))
                        .thenComparing(row -> row.get(3))
                        .thenComparing(List::toString))
                .toList();
    }
}

package com.exasol.sme.sandbox.aws.learning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How the text of one column becomes numbers for the forest; learned from the training data. */
sealed interface FeatureColumn extends Serializable {
    /** More values than this are told apart by their hash only. */
    int MOST_CATEGORIES = 60;

    Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}:\\d{2}(\\.\\d+)?)?");

    /** Adds the numbers for one value, which may be null. */
    void encode(String value, FeatureSink sink);

    /** Takes what a column turned into. */
    interface FeatureSink {
        void add(String feature, double value);
    }

    static FeatureColumn learn(final String name, final List<String> values) {
        final List<String> present = values.stream().filter(Objects::nonNull).toList();
        if (!present.isEmpty() && present.stream().allMatch(ProblemType::isNumber)) {
            return Numeric.learn(
                    name,
                    present.stream().mapToDouble(Double::parseDouble).sorted().toArray());
        }
        if (!present.isEmpty()
                && present.stream().allMatch(value -> DATE.matcher(value).matches())) {
            return new Day(name);
        }
        final Set<String> categories = new TreeSet<>(present);
        if (categories.size() > MOST_CATEGORIES) {
            return new Hashed(name);
        }
        return new Category(name, new TreeSet<>(categories));
    }

    /**
     * Numbers are rounded down to one of a few levels, which lets a tree look at a level instead of at each value; a
     * missing one takes the median and a mark.
     */
    record Numeric(String name, double[] levels, double median) implements FeatureColumn {
        private static final int MOST_LEVELS = 48;

        static Numeric learn(final String name, final double[] sorted) {
            double[] levels = Arrays.stream(sorted).distinct().toArray();
            if (levels.length > MOST_LEVELS) {
                levels = IntStream.range(0, MOST_LEVELS)
                        .mapToDouble(level -> sorted[level * sorted.length / MOST_LEVELS])
                        .distinct()
                        .toArray();
            }
            return new Numeric(name, levels, sorted[sorted.length / 2]);
        }

        @Override
        public void encode(final String value, final FeatureSink sink) {
            final boolean known = value != null && ProblemType.isNumber(value);
            sink.add(name, level(known ? Double.parseDouble(value) : median));
            if (!known) {
                sink.add(name + " is missing", 1);
            }
        }

        private double level(final double number) {
            final int found = Arrays.binarySearch(levels, number);
            final int below = found >= 0 ? found : -found - 2;
            return levels[Math.max(0, below)];
        }
    }

    /** Dates and timestamps count days. */
    record Day(String name) implements FeatureColumn {
        @Override
        public void encode(final String value, final FeatureSink sink) {
            if (value != null && DATE.matcher(value).matches()) {
                final LocalDate date = LocalDate.parse(value.substring(0, "yyyy-mm-dd".length()));
                sink.add(name, date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 86_400.0);
            }
        }
    }

    /** One feature for each value seen in training. */
    record Category(String name, TreeSet<String> known) implements FeatureColumn {
        @Override
        public void encode(final String value, final FeatureSink sink) {
            if (value != null && known.contains(value)) {
                sink.add(name + " = " + value, 1);
            }
        }
    }

    /** One feature for each of a few hash values. */
    record Hashed(String name) implements FeatureColumn {
        private static final int BUCKETS = 32;

        @Override
        public void encode(final String value, final FeatureSink sink) {
            if (value != null) {
                sink.add(name + " # " + Math.floorMod(value.hashCode(), BUCKETS), 1);
            }
        }
    }
}

package com.exasol.sme.sandbox.aws.learning;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Learns a model from a table, as a training job does. */
public final class Trainer {
    /** More rows make a forest slower, not better enough for a test. */
    private static final int MOST_ROWS = 5_000;

    private static final int MOST_TREES = 150;
    private static final int FEWEST_TREES = 30;
    private static final int ROWS_IN_ALL_TREES = 120_000;

    /** Held here, because the logging system would forget a level set on a logger that nobody holds. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("org.tribuo");

    static {
        LIBRARY_LOG.setLevel(Level.WARNING);
    }

    private Trainer() {}

    public static LearnedModel train(
            final TrainingTable table, final String target, final Optional<ProblemType> requested) throws JobFailure {
        final int column = table.columns().indexOf(target);
        if (column < 0) {
            throw new JobFailure("SANDBOX: The target attribute " + target + " is not a column of the training data.");
        }
        if (table.columns().size() < 2) {
            throw new JobFailure("SANDBOX: The training data has no column besides the target attribute.");
        }
        final List<List<String>> labelled = table.rows().stream()
                .filter(row -> row.get(column) != null && !row.get(column).isEmpty())
                .toList();
        final TrainingTable rows = new TrainingTable(table.columns(), sample(labelled));
        final ProblemType type = requested.orElseGet(() -> ProblemType.infer(rows.values(column)));
        check(type, rows.values(column));
        return type == ProblemType.REGRESSION
                ? BoostedTrees.train(rows, column)
                : ClassificationForest.train(type, rows, column, trees(rows));
    }

    /** Rows at even distances, from the first to the last. */
    private static List<List<String>> sample(final List<List<String>> rows) {
        final int step = (rows.size() + MOST_ROWS - 1) / MOST_ROWS;
        return IntStream.range(0, rows.size())
                .filter(row -> row % Math.max(1, step) == 0)
                .mapToObj(rows::get)
                .toList();
    }

    private static int trees(final TrainingTable rows) {
        return Math.max(
                FEWEST_TREES,
                Math.min(MOST_TREES, ROWS_IN_ALL_TREES / Math.max(1, rows.rows().size())));
    }

    private static void check(final ProblemType type, final List<String> target) throws JobFailure {
        final Set<String> distinct = target.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        final boolean fits =
                switch (type) {
                    case BINARY -> distinct.size() == 2;
                    case MULTICLASS -> distinct.size() > 2;
                    case REGRESSION -> distinct.stream().allMatch(ProblemType::isNumber) && !distinct.isEmpty();
                };
        if (!fits) {
            throw new JobFailure("SANDBOX: The target attribute has " + distinct.size()
                    + " different values, which does not fit " + type.awsName() + ".");
        }
    }
}

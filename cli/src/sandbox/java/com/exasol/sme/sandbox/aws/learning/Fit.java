package com.exasol.sme.sandbox.aws.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * How well a model tells the rows that it learned from.
 *
 * <p>It is the share of right labels or, for a regression, the mean of the squared errors, whatever the metric is called
 * that a job asks for: the real numbers are those of other models.
 */
public final class Fit {
    private Fit() {}

    public static double of(final LearnedModel model, final TrainingTable table, final String target) {
        final int column = table.columns().indexOf(target);
        double sum = 0;
        int count = 0;
        for (final List<String> row : table.rows()) {
            if (row.get(column) != null) {
                final List<String> features = new ArrayList<>(row);
                final String wanted = features.remove(column);
                sum += score(model, model.predict(features).label(), wanted);
                count++;
            }
        }
        return sum / count;
    }

    private static double score(final LearnedModel model, final String predicted, final String wanted) {
        if (model.problemType() == ProblemType.REGRESSION) {
            final double error = Double.parseDouble(predicted) - Double.parseDouble(wanted);
            return error * error;
        }
        return predicted.equals(wanted) ? 1 : 0;
    }
}

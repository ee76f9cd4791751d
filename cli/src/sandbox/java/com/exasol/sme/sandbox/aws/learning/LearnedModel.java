package com.exasol.sme.sandbox.aws.learning;

import java.io.Serializable;
import java.util.List;

/** A trained model as it lies in S3. */
public interface LearnedModel extends Serializable {
    ProblemType problemType();

    /** How many fields a row has. */
    int columnCount();

    /** Predicts for one row of text, null where missing. */
    Prediction predict(List<String> row);

    /**
     * One row's answer.
     *
     * @param label the predicted label, or the number a regression predicts
     * @param labels all labels; empty for a regression
     * @param probabilities of the labels, in their order
     */
    record Prediction(String label, List<String> labels, List<Double> probabilities) {
        double probability() {
            return probabilities.get(labels.indexOf(label));
        }
    }
}

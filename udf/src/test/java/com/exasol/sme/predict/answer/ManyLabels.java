package com.exasol.sme.predict.answer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a model with many labels answers to a row that is its own number, and what becomes of it. */
final class ManyLabels {
    /** So many rows get different answers, then the same again. */
    static final int KINDS = 7;

    /** The probability of the predicted label is larger by the kind. */
    private static final double LEAST = 0.5;

    private final int count;

    ManyLabels(final int count) {
        this.count = count;
    }

    private String label(final int index) {
        return "label " + (1000 + index);
    }

    private int predicted(final int kind) {
        return kind * 41 % count;
    }

    String prediction(final int kind) {
        return label(predicted(kind));
    }

    double probability(final int kind) {
        return LEAST + kind / 16.0;
    }

    private double probability(final int index, final int kind) {
        return index == predicted(kind) ? probability(kind) : (1 - probability(kind)) / (count - 1);
    }

    /** {@return the line of an answer, with its end} */
    String line(final int kind, final List<String> keys) {
        return keys.stream().map(key -> field(kind, key)).collect(Collectors.joining(",", "", "\n"));
    }

    private String field(final int kind, final String key) {
        switch (key) {
            case "predicted_label":
                return prediction(kind);
            case "labels":
                return IntStream.range(0, count)
                        .mapToObj(this::label)
                        .collect(Collectors.joining("', '", "\"['", "']\""));
            case "probabilities":
                return IntStream.range(0, count)
                        .mapToObj(index -> String.valueOf(probability(index, kind)))
                        .collect(Collectors.joining(", ", "\"[", "]\""));
            default:
                return String.valueOf(probability(kind));
        }
    }

    /** {@return the probabilities of all labels as they come out} */
    String object(final int kind) {
        return IntStream.range(0, count)
                .mapToObj(index -> '"' + label(index) + "\":" + probability(index, kind))
                .collect(Collectors.joining(",", "{", "}"));
    }
}

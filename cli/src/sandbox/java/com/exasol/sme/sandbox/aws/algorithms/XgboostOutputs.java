package com.exasol.sme.sandbox.aws.algorithms;

import com.exasol.sme.sandbox.aws.learning.PythonText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an answer says of a row where its keys are selected: {@code get_selected_predictions} in {@code serve_utils.py}. */
final class XgboostOutputs {
    private static final String NAN = "nan";
    private static final Set<String> SCORES =
            Set.of("reg:squarederror", "reg:logistic", "reg:gamma", "reg:absoluteerror", "reg:tweedie");

    private static final List<String> ORDER = List.of(
            "predicted_label", "labels", "probability", "probabilities", "raw_score", "raw_scores", "predicted_score");
    private static final Set<String> CLASSES =
            Set.of("binary:logistic", "binary:logitraw", "binary:hinge", "multi:softmax", "multi:softprob");

    private final String objective;
    private final int classes;
    private final Optional<List<String>> keys;

    private XgboostOutputs(final String objective, final int classes, final Optional<List<String>> keys) {
        this.objective = objective;
        this.classes = classes;
        this.keys = keys;
    }

    static XgboostOutputs of(final JsonNode learner, final Optional<List<String>> keys) {
        return new XgboostOutputs(
                learner.at("/objective/name").asText(),
                learner.at("/learner_model_param/num_class").asInt(),
                keys);
    }

    boolean isSelected() {
        return keys.isPresent();
    }

    /** Whether the container can select outputs of a model of this objective. */
    boolean canBeSelected() {
        return SCORES.contains(objective) || CLASSES.contains(objective);
    }

    String objective() {
        return objective;
    }

    /** One row as CSV; a list stands in quotes. */
    String csv(final float[] prediction) {
        return keys.orElseThrow().stream()
                .map(key -> value(key, prediction))
                .map(value -> value.startsWith("[") ? '"' + value + '"' : value)
                .collect(Collectors.joining(","));
    }

    /** One row as Python's {@code json} writes it: not in the order of the keys, and what does not fit comes last. */
    String json(final float[] prediction) {
        final List<String> wanted = keys.orElseThrow();
        return Stream.concat(
                        ORDER.stream().filter(wanted::contains).filter(key -> !value(key, prediction)
                                .equals(NAN)),
                        wanted.stream().filter(key -> value(key, prediction).equals(NAN)))
                .map(key -> "\"" + key + "\": " + value(key, prediction).replace(NAN, "NaN"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String value(final String key, final float[] prediction) {
        return switch (key) {
            case "predicted_label" -> label(prediction);
            case "labels" -> labels();
            case "probability" -> hasProbabilities() ? PythonText.of(largestOrOnly(prediction)) : NAN;
            case "probabilities" -> hasProbabilities() ? both(prediction) : NAN;
            case "raw_score" -> SCORES.contains(objective) ? NAN : PythonText.of(largestOrOnly(prediction));
            case "raw_scores" -> SCORES.contains(objective) ? NAN : both(prediction);
            case "predicted_score" -> SCORES.contains(objective) ? PythonText.of(prediction[0]) : NAN;
            default -> NAN;
        };
    }

    private boolean hasProbabilities() {
        return objective.equals("binary:logistic") || objective.equals("multi:softprob");
    }

    private String label(final float[] prediction) {
        return switch (objective) {
            case "binary:logistic" -> prediction[0] > 0.5 ? "1" : "0";
            case "binary:logitraw" -> prediction[0] > 0 ? "1" : "0";
            case "binary:hinge", "multi:softmax" -> PythonText.of(prediction[0]);
            case "multi:softprob" -> String.valueOf(indexOfLargest(prediction));
            default -> NAN;
        };
    }

    private String labels() {
        if (objective.startsWith("binary:")) {
            return "[0, 1]";
        }
        return objective.startsWith("multi:")
                ? IntStream.range(0, classes).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"))
                : NAN;
    }

    private String both(final float[] prediction) {
        if (objective.equals("multi:softprob")) {
            return list(prediction);
        }
        return "[" + PythonText.of(1.0 - prediction[0]) + ", " + PythonText.of(prediction[0]) + "]";
    }

    private float largestOrOnly(final float[] prediction) {
        return prediction[indexOfLargest(prediction)];
    }

    private static int indexOfLargest(final float[] values) {
        int largest = 0;
        for (int index = 1; index < values.length; index++) {
            if (values[index] > values[largest]) {
                largest = index;
            }
        }
        return largest;
    }

    static String list(final float[] values) {
        return texts(values).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Floats of 32 bits as Python shows them after it has made them numbers of 64 bits. */
    static Stream<String> texts(final float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(index -> values[index])
                .mapToObj(PythonText::of);
    }
}

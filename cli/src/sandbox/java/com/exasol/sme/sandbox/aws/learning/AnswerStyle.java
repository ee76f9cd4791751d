package com.exasol.sme.sandbox.aws.learning;

import com.exasol.sme.sandbox.aws.learning.LearnedModel.Prediction;
import java.util.Locale;

/** How a container writes labels: real ones differ by algorithm. */
public enum AnswerStyle {
    /** As the text in the training data, quoted within lists. */
    TEXT {
        @Override
        String label(final String text) {
            return text;
        }

        @Override
        String listed(final String text) {
            return PythonText.of(text);
        }
    },
    /** As values that were read into Python: {@code 1} becomes {@code 1.0} and {@code true} becomes {@code True}. */
    PYTHON {
        @Override
        String label(final String text) {
            if (ProblemType.isNumber(text)) {
                return PythonText.of(Double.parseDouble(text));
            }
            final String lower = text.toLowerCase(Locale.ROOT);
            return switch (lower) {
                case "true" -> "True";
                case "false" -> "False";
                default -> text;
            };
        }

        @Override
        String listed(final String text) {
            final String label = label(text);
            return label.equals(text) ? PythonText.of(text) : label;
        }
    };

    abstract String label(String text);

    abstract String listed(String text);

    /** The field for one response key; {@code nan} for a key that is not known. */
    public String field(final String key, final Prediction prediction) {
        return switch (key) {
            case "predicted_label" -> label(prediction.label());
            case "probability" -> PythonText.of(prediction.probability());
            case "labels" ->
                PythonText.list(prediction.labels().stream().map(this::listed).toList());
            case "probabilities" ->
                PythonText.list(
                        prediction.probabilities().stream().map(PythonText::of).toList());
            default -> "nan";
        };
    }
}

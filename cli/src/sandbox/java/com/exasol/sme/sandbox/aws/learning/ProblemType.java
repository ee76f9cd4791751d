package com.exasol.sme.sandbox.aws.learning;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What kind of value a model predicts, under SageMaker's names. */
public enum ProblemType {
    BINARY("BinaryClassification", "F1", Set.of("Accuracy", "AUC", "BalancedAccuracy", "F1", "Precision", "Recall")),
    MULTICLASS(
            "MulticlassClassification",
            "Accuracy",
            Set.of("Accuracy", "BalancedAccuracy", "F1macro", "PrecisionMacro", "RecallMacro")),
    REGRESSION("Regression", "MSE", Set.of("MAE", "MSE", "R2", "RMSE"));

    private static final int MOST_CLASSES_OF_NUMBERS = 20;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private final String awsName;
    private final String defaultMetric;
    private final Set<String> metrics;

    ProblemType(final String awsName, final String defaultMetric, final Set<String> metrics) {
        this.awsName = awsName;
        this.defaultMetric = defaultMetric;
        this.metrics = metrics;
    }

    public String awsName() {
        return awsName;
    }

    public String defaultMetric() {
        return defaultMetric;
    }

    public boolean accepts(final String metric) {
        return metrics.contains(metric);
    }

    public static ProblemType of(final String awsName) {
        for (final ProblemType type : values()) {
            if (type.awsName.equals(awsName)) {
                return type;
            }
        }
        throw new IllegalArgumentException(awsName);
    }

    /** Guesses from the target column: two values, a few values or texts, or many numbers. */
    public static ProblemType infer(final List<String> target) {
        final Set<String> distinct = target.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        if (distinct.size() == 2) {
            return BINARY;
        }
        final boolean numbers = distinct.stream().allMatch(ProblemType::isNumber);
        final boolean fractions = distinct.stream().anyMatch(value -> value.contains("."));
        return numbers && (fractions || distinct.size() > MOST_CLASSES_OF_NUMBERS) ? REGRESSION : MULTICLASS;
    }

    /** Whether a text is a decimal number, and not one of the other texts that {@link Double} accepts. */
    static boolean isNumber(final String text) {
        return NUMBER.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }
}

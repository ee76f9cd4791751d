package com.exasol.sme.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.testkit.FuzzSource;
import com.exasol.sme.udf.TestPrediction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A generated model: what it predicts for each row, and how its container writes that as CSV. */
final class FuzzAnswer {
    private static final List<List<String>> KEYS = List.of(
            List.of(),
            List.of("predicted_label"),
            List.of("predicted_label", "probability"),
            List.of("predicted_label", "probabilities"),
            List.of("predicted_label", "labels", "probabilities"),
            List.of("predicted_label", "labels", "probabilities", "probability"));
    private static final int MOST_ROWS = 6;
    /** Quotes in pairs, none at the start, and a comma in one known text only. */
    private static final Pattern BARE =
            Pattern.compile("no, \"never\"|[^\",\\r\\n]+(?:\"[^\",\\r\\n]*\"[^\",\\r\\n]*)*");

    final String targetType;
    final List<String> keys;
    final int rowsPerRequest;
    /** Whether the probabilities of all labels are a column of the result. */
    final boolean wantsAll;
    /** What comes out behind the features of each row. */
    final List<List<Object>> outputs = new ArrayList<>();

    private final FuzzSource source;
    private final boolean isClassification;
    private final List<String> labels;
    private final boolean hidesLists;
    private final boolean quotesAll;
    /** Whether a label that can do without quotes has none. */
    private final boolean isBare;

    private final boolean isNumpy;
    private final boolean isOneLine;
    /** Whether a prediction that is no number is NULL instead of an error. */
    private final boolean isNullForNoNumber;

    private final String lineEnd;
    private final boolean endsLastLine;
    private final List<String> lines = new ArrayList<>();

    FuzzAnswer(final FuzzSource source) {
        this.source = source;
        isClassification = !source.oneIn(4);
        targetType = isClassification
                ? source.of(
                        "VARCHAR(2000) UTF8", "CHAR(100) UTF8", "BOOLEAN", "DECIMAL(18,0)", "DECIMAL(9,2)", "DOUBLE")
                : "DOUBLE";
        keys = isClassification ? source.of(KEYS) : List.of();
        wantsAll = isClassification && source.oneIn(2);
        isNullForNoNumber = !isClassification && source.oneIn(2);
        isNumpy = source.oneIn(3);
        isBare = isClassification && keys.size() <= 1 && source.oneIn(3);
        labels = labels();
        isOneLine = keys.size() <= 1 && isNumeric() && source.oneIn(3);
        // Beside a label of this name, they would leave a row of nothing but nan.
        hidesLists = source.oneIn(8) && !labels.contains("nan");
        quotesAll = source.oneIn(4);
        lineEnd = source.oneIn(4) ? "\r\n" : "\n";
        endsLastLine = !source.oneIn(3);
        rowsPerRequest = 1 + source.below(MOST_ROWS);
        for (int row = 1 + source.below(MOST_ROWS); row > 0; row--) {
            addRow();
        }
    }

    int rows() {
        return outputs.size();
    }

    TestPrediction prediction() {
        final TestPrediction prediction = isClassification
                ? TestPrediction.classification("BinaryClassification", targetType, keys.toArray(String[]::new))
                : TestPrediction.regression("VARCHAR(100) UTF8");
        if (wantsAll) {
            prediction.withProbabilities();
        }
        if (isNullForNoNumber) {
            prediction.onError("null");
        }
        return prediction.limits(rowsPerRequest, 1_000_000, 2);
    }

    AnswerOracle oracle() {
        return new AnswerOracle(targetType, keys, isClassification, wantsAll, isNullForNoNumber);
    }

    /** The answer to some of the rows, the first of them counted from 0. */
    byte[] csv(final int first, final int count) {
        final String text = String.join(isOneLine ? "," : lineEnd, lines.subList(first, first + count));
        return (endsLastLine ? text + lineEnd : text).getBytes(UTF_8);
    }

    private boolean isNumeric() {
        return labels.stream().allMatch(label -> label.matches("[-0-9.e]+"));
    }

    private List<String> labels() {
        if (targetType.equals("BOOLEAN")) {
            return source.of(
                    List.of("true", "false"), List.of("False", "True"), List.of("0", "1"), List.of("0.0", "1.0"));
        }
        if (!targetType.contains("CHAR")) {
            return source.of(
                    List.of("0", "1"),
                    List.of("-7.00", "1.0", "1e2"),
                    List.of("1", "22", "333"),
                    List.of("1.0", "1", "1.00"));
        }
        final List<String> texts = new ArrayList<>();
        while (texts.size() < 2 || source.oneIn(2)) {
            final String text = source.oneIn(20) ? "no, \"never\"" : source.label();
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private void addRow() {
        if (!isClassification && isNullForNoNumber && source.oneIn(4)) {
            lines.add(field(source.of("nan", "inf", "-inf"), true));
            outputs.add(Collections.singletonList(null));
            return;
        }
        if (!isClassification) {
            final double number = (source.fraction() - 0.5) * Math.pow(10, source.below(20) - 10);
            lines.add(field(Double.toString(number), true));
            outputs.add(List.of(number));
            return;
        }
        final int winner = source.below(labels.size());
        // A row of nothing but nan tells nothing.
        final String unknown = labels.get(winner).equals("nan") ? "0.5" : "nan";
        final List<String> probabilities = labels.stream()
                .map(label -> source.of("0.0", "1.0", "1e-05", unknown, Double.toString(source.fraction())))
                .collect(Collectors.toList());
        final List<String> asked = keys.isEmpty() ? List.of("predicted_label") : keys;
        final List<String> fields = new ArrayList<>();
        for (final String key : asked) {
            fields.add(field(text(key, winner, probabilities), fields.size() == asked.size() - 1));
        }
        lines.add(String.join(",", fields));
        final List<Object> output = new ArrayList<>();
        output.add(probability(probabilities.get(winner)));
        if (wantsAll) {
            output.add(all(probabilities));
        }
        output.add(value(labels.get(winner)));
        outputs.add(output);
    }

    /** Pairs of names and numbers, in their order. */
    private List<?> all(final List<String> probabilities) {
        if (!keys.contains("labels") || !keys.contains("probabilities") || hidesLists) {
            return null;
        }
        final List<String> names = labels.stream().map(this::name).collect(Collectors.toList());
        final List<String> distinct = names.stream().distinct().count() == names.size() ? names : labels;
        return IntStream.range(0, names.size())
                .mapToObj(index -> Arrays.asList(
                        distinct.get(index),
                        probabilities.get(index).equals("nan") ? null : Double.valueOf(probabilities.get(index))))
                .collect(Collectors.toList());
    }

    private String name(final String label) {
        final Object value = value(label);
        if (value instanceof Double) {
            // Those that there are have no decimals.
            return String.valueOf(((Double) value).longValue());
        }
        return value instanceof BigDecimal ? ((BigDecimal) value).toPlainString() : value.toString();
    }

    private String text(final String key, final int winner, final List<String> probabilities) {
        switch (key) {
            case "predicted_label":
                return labels.get(winner);
            case "probability":
                return probabilities.get(winner);
            case "labels":
                return hidesLists
                        ? "nan"
                        : labels.stream().map(this::listed).collect(Collectors.joining(", ", "[", "]"));
            default:
                return hidesLists ? "nan" : numbers(probabilities);
        }
    }

    private Double probability(final String text) {
        final boolean isTold = keys.contains("probability")
                || (keys.contains("labels") && keys.contains("probabilities") && !hidesLists);
        return isTold && !text.equals("nan") ? Double.valueOf(text) : null;
    }

    private Object value(final String label) {
        if (targetType.contains("CHAR")) {
            return label;
        }
        if (targetType.equals("BOOLEAN")) {
            return label.equalsIgnoreCase("true") || label.startsWith("1");
        }
        if (targetType.equals("DOUBLE")) {
            return Double.valueOf(label);
        }
        return new BigDecimal(label).setScale(targetType.equals("DECIMAL(9,2)") ? 2 : 0);
    }

    private String numbers(final List<String> probabilities) {
        return probabilities.stream()
                .map(number -> isNumpy ? FuzzPython.numpy(source.of("float64", "float32"), number) : number)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** One label within a list, as Python's repr writes it. */
    private String listed(final String label) {
        if (!targetType.contains("CHAR") && source.oneIn(2)) {
            return isNumpy ? FuzzPython.numpy("int64", label) : label;
        }
        final String repr = targetType.contains("CHAR") ? FuzzPython.repr(label, source) : "'" + label + "'";
        return isNumpy ? FuzzPython.numpy("str_", repr) : repr;
    }

    private String field(final String text, final boolean isLast) {
        if (isBare && BARE.matcher(text).matches()) {
            return text;
        }
        return quotesAll ? FuzzPython.quoted(text) : FuzzPython.field(text, isLast, source);
    }
}

package com.exasol.sme.predict;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Reads label and probability out of the answer to one row. */
final class AnswerReader {
    private static final int LONGEST_QUOTE = 200;
    /** By so much a container may be beside 0 or 1 when it has added up numbers of single precision. */
    private static final double ROUNDING = 1e-6;

    private final List<String> keys;
    private final boolean isClassification;
    private final TargetType target;

    AnswerReader(final PredictionSettings settings) {
        this.keys = settings.responseKeys();
        this.isClassification = settings.isClassification();
        this.target = settings.target();
    }

    /** @return the values of the output columns behind the features */
    Object[] read(final long rowNumber, final List<String> fields) {
        if (fields.size() != Math.max(1, this.keys.size())) {
            throw notUnderstood(rowNumber, fields);
        }
        final String label = fields.get(Math.max(0, this.keys.indexOf("predicted_label")));
        final Object prediction = this.target.valueOf(label).orElseThrow(() -> wrongType(rowNumber, label));
        return this.isClassification
                ? new Object[] {probability(rowNumber, fields, label, prediction), prediction}
                : new Object[] {prediction};
    }

    /** A model that tells no probability, or {@code nan}, gives NULL. */
    private Double probability(
            final long rowNumber, final List<String> fields, final String label, final Object prediction) {
        final Optional<List<String>> labels = list(rowNumber, fields, "labels");
        final Optional<List<String>> probabilities = list(rowNumber, fields, "probabilities");
        if (labels.isEmpty() || probabilities.isEmpty()) {
            return field(fields, "probability")
                    .map(text -> probability(text, rowNumber, fields))
                    .orElse(null);
        }
        final int index = indexOf(label, prediction, labels.get());
        if (index < 0 || labels.get().size() != probabilities.get().size()) {
            throw notUnderstood(rowNumber, fields);
        }
        return probability(probabilities.get().get(index), rowNumber, fields);
    }

    /** The label may be written in two ways, such as 1 and 1.0; one that is there twice has no probability of its own. */
    private int indexOf(final String label, final Object prediction, final List<String> labels) {
        final int[] found = indexes(labels, label::equals);
        final int[] equal = found.length > 0
                ? found
                : indexes(labels, text -> this.target
                        .valueOf(text)
                        .filter(value -> value.equals(prediction))
                        .isPresent());
        return equal.length == 1 ? equal[0] : -1;
    }

    private static int[] indexes(final List<String> labels, final Predicate<String> condition) {
        return IntStream.range(0, labels.size())
                .filter(index -> condition.test(labels.get(index)))
                .toArray();
    }

    private Optional<List<String>> list(final long rowNumber, final List<String> fields, final String key) {
        return field(fields, key)
                .map(text -> PythonList.from(text).orElseThrow(() -> notUnderstood(rowNumber, fields)));
    }

    private Optional<String> field(final List<String> fields, final String key) {
        return Optional.of(this.keys.indexOf(key))
                .filter(index -> index >= 0)
                .map(fields::get)
                .filter(text -> !"nan".equals(text));
    }

    private static Double probability(final String text, final long rowNumber, final List<String> fields) {
        if ("nan".equals(text)) {
            return null;
        }
        try {
            final double number = new BigDecimal(text).doubleValue();
            if (number >= -ROUNDING && number <= 1 + ROUNDING) {
                return number;
            }
        } catch (final NumberFormatException exception) {
            // Like a number that is no probability.
        }
        throw notUnderstood(rowNumber, fields);
    }

    private static SmeException notUnderstood(final long rowNumber, final List<String> fields) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-33")
                .message(
                        "The model's answer to row {{row}} is not understood: {{answer}}.",
                        rowNumber,
                        abbreviate(String.join(",", fields)))
                .mitigation("Check that the endpoint still serves the model that was deployed with this script; delete"
                        + " it and deploy again if not."));
    }

    private SmeException wrongType(final long rowNumber, final String label) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-34")
                .message(
                        "The model's prediction for row {{row}} is {{value}}, which is no value of type {{type|uq}}.",
                        rowNumber,
                        abbreviate(label),
                        this.target)
                .mitigation("Train again on a target column of a type that holds this value."));
    }

    private static String abbreviate(final String text) {
        final String line = text.replaceAll("\\p{Cc}", "?");
        if (line.length() <= LONGEST_QUOTE) {
            return line;
        }
        final boolean cutsAPair = Character.isHighSurrogate(line.charAt(LONGEST_QUOTE - 1));
        return line.substring(0, cutsAPair ? LONGEST_QUOTE - 1 : LONGEST_QUOTE) + "...";
    }
}

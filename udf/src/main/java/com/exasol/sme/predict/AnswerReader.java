package com.exasol.sme.predict;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the output values of a batch's rows out of the answer to it. */
final class AnswerReader {
    private static final int LONGEST_QUOTE = 200;
    /** By so much a container may be beside 0 or 1 when it has added up numbers of single precision. */
    private static final double ROUNDING = 1e-6;

    private final TargetType target;
    private final boolean isClassification;
    private final int fieldCount;
    private final int labelField;
    private final int labelsField;
    private final int probabilitiesField;
    private final int probabilityField;
    private final CsvFields fields = new CsvFields();
    private final Labels labels;
    private final LabelList labelList;
    private final NumberList probabilities = new NumberList();

    AnswerReader(final PredictionSettings settings) {
        final List<String> keys = settings.responseKeys();
        this.target = settings.target();
        this.isClassification = settings.isClassification();
        this.fieldCount = Math.max(1, keys.size());
        this.labelField = Math.max(0, keys.indexOf("predicted_label"));
        this.labelsField = keys.indexOf("labels");
        this.probabilitiesField = keys.indexOf("probabilities");
        this.probabilityField = keys.indexOf("probability");
        this.labels = new Labels(this.target);
        this.labelList = new LabelList(this.labels);
    }

    /** Gives each row of the batch its output values, or throws what is wrong with the answer. */
    void read(final ModelAnswer answer, final Batch batch) {
        if (!answer.isComplete()) {
            throw wrong(batch, "its end is missing");
        }
        try {
            final int count = readRows(answer, batch);
            if (count != batch.rows()) {
                throw wrong(batch, "it has " + count + " rows");
            }
        } catch (final IllegalArgumentException exception) {
            throw wrong(batch, "it is no CSV in UTF-8");
        }
    }

    /** {@return how many rows the answer has} */
    private int readRows(final ModelAnswer answer, final Batch batch) {
        this.fields.open(answer.body());
        int count = 0;
        while (this.fields.next()) {
            if (count < batch.rows()) {
                readRow(batch, count);
            }
            count++;
        }
        return count;
    }

    private void readRow(final Batch batch, final int index) {
        final long number = batch.firstRow() + index;
        final int row = batch.from() + index;
        if (this.fields.count() != this.fieldCount) {
            throw notUnderstood(number);
        }
        if (this.isClassification) {
            final Label label = this.labels.find(
                    this.fields.bytes(), this.fields.start(this.labelField), this.fields.end(this.labelField));
            if (label.value() == null) {
                throw wrongType(number, label.text());
            }
            batch.block().putOutput(row, 0, probability(number, label));
            batch.block().putOutput(row, 1, label.value());
        } else {
            batch.block().putOutput(row, 0, number(number));
        }
    }

    /** What is not written in the usual way, and what is too large, is left to the type. */
    private Object number(final long row) {
        final double number = NumberText.parse(
                this.fields.bytes(), this.fields.start(this.labelField), this.fields.end(this.labelField));
        if (Double.isFinite(number)) {
            return number;
        }
        final String text = this.fields.text(this.labelField);
        return this.target.valueOf(text).orElseThrow(() -> wrongType(row, text));
    }

    /** A model that tells no probability, or {@code nan}, gives NULL. */
    private Double probability(final long row, final Label label) {
        if (!hasField(this.labelsField) || !hasField(this.probabilitiesField)) {
            requireList(row, this.labelsField);
            requireList(row, this.probabilitiesField);
            return hasField(this.probabilityField) ? singleProbability(row) : null;
        }
        final List<Label> all = this.labelList
                .parse(this.fields.bytes(), this.fields.start(this.labelsField), this.fields.end(this.labelsField))
                .orElseThrow(() -> notUnderstood(row));
        final int index = label.indexIn(all);
        if (index < 0) {
            throw notUnderstood(row);
        }
        return probabilityAt(index, all.size(), row);
    }

    private Double singleProbability(final long row) {
        final double number = NumberText.parse(
                this.fields.bytes(), this.fields.start(this.probabilityField), this.fields.end(this.probabilityField));
        return isProbability(number)
                ? Double.valueOf(number)
                : probability(row, this.fields.text(this.probabilityField));
    }

    private Double probabilityAt(final int index, final int count, final long row) {
        final boolean isPlain = this.probabilities.parse(
                this.fields.bytes(),
                this.fields.start(this.probabilitiesField),
                this.fields.end(this.probabilitiesField));
        final double number =
                isPlain && this.probabilities.count() == count ? this.probabilities.value(index) : Double.NaN;
        if (isProbability(number)) {
            return number;
        }
        final List<String> texts = texts(row, this.probabilitiesField);
        if (texts.size() != count) {
            throw notUnderstood(row);
        }
        return probability(row, texts.get(index));
    }

    private void requireList(final long row, final int field) {
        if (hasField(field)) {
            texts(row, field);
        }
    }

    private List<String> texts(final long row, final int field) {
        return PythonList.from(this.fields.text(field)).orElseThrow(() -> notUnderstood(row));
    }

    private boolean hasField(final int field) {
        return field >= 0 && !this.fields.isNan(field);
    }

    /** Reads what is not written in the usual way. */
    private Double probability(final long row, final String text) {
        if ("nan".equals(text)) {
            return null;
        }
        try {
            final double number = new BigDecimal(text).doubleValue();
            if (isProbability(number)) {
                return number;
            }
        } catch (final NumberFormatException exception) {
            // Like a number that is no probability.
        }
        throw notUnderstood(row);
    }

    private static boolean isProbability(final double number) {
        return number >= -ROUNDING && number <= 1 + ROUNDING;
    }

    private static SmeException wrong(final Batch batch, final String flaw) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-32")
                .message(
                        "The answer to {{rows|uq}} is wrong, also after {{attempts}} attempts: {{flaw|uq}}.",
                        batch,
                        batch.failures() + 1,
                        flaw)
                .mitigation("Run the statement again. If that does not help, look into the endpoint's log in"
                        + " CloudWatch."));
    }

    private SmeException notUnderstood(final long rowNumber) {
        final List<String> texts = new ArrayList<>();
        for (int field = 0; field < this.fields.count(); field++) {
            texts.add(this.fields.text(field));
        }
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-33")
                .message(
                        "The model's answer to row {{row}} is not understood: {{answer}}.",
                        rowNumber,
                        abbreviate(String.join(",", texts)))
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

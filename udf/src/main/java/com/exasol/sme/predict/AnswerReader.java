package com.exasol.sme.predict;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.util.ArrayList;
import java.util.List;

/** Reads the output values of a batch's rows out of the answer to it. */
final class AnswerReader {
    private static final int LONGEST_QUOTE = 200;

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
        this.fields.open(answer.body());
        int count = 0;
        while (this.fields.next()) {
            if (count < batch.rows()) {
                readRow(batch, count);
            }
            count++;
        }
        if (!answer.isComplete()) {
            throw wrong(batch, "its end is missing");
        }
        if (count != batch.rows()) {
            throw wrong(batch, "it has " + count + " rows");
        }
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
        final List<Label> all = allLabels(row);
        if (!hasProbabilities(row) || all.isEmpty()) {
            return hasField(this.probabilityField)
                    ? number(row, this.fields.start(this.probabilityField), this.fields.end(this.probabilityField))
                    : null;
        }
        final int index = label.indexIn(all);
        if (index < 0 || this.probabilities.count() != all.size()) {
            throw notUnderstood(row);
        }
        return number(row, this.probabilities.start(index), this.probabilities.end(index));
    }

    /** @return no labels where the answer does not list them */
    private List<Label> allLabels(final long row) {
        if (!hasField(this.labelsField)) {
            return List.of();
        }
        return this.labelList
                .parse(this.fields.bytes(), this.fields.start(this.labelsField), this.fields.end(this.labelsField))
                .orElseThrow(() -> notUnderstood(row));
    }

    /** @return whether the probabilities of all labels are in their list now */
    private boolean hasProbabilities(final long row) {
        if (!hasField(this.probabilitiesField)) {
            return false;
        }
        if (!this.probabilities.parse(
                this.fields.bytes(),
                this.fields.start(this.probabilitiesField),
                this.fields.end(this.probabilitiesField))) {
            throw notUnderstood(row);
        }
        return true;
    }

    private boolean hasField(final int field) {
        return field >= 0 && !isNan(this.fields.bytes(), this.fields.start(field), this.fields.end(field));
    }

    private Double number(final long row, final int start, final int end) {
        if (isNan(this.fields.bytes(), start, end)) {
            return null;
        }
        final double number = NumberText.parse(this.fields.bytes(), start, end);
        if (Double.isNaN(number)) {
            throw notUnderstood(row);
        }
        return number;
    }

    private static boolean isNan(final byte[] bytes, final int start, final int end) {
        return end - start == 3 && bytes[start] == 'n' && bytes[start + 1] == 'a' && bytes[start + 2] == 'n';
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
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}

package com.exasol.sme.predict;

import java.util.List;

/** Reads the output values of a batch's rows out of the answer to it. */
final class AnswerReader {
    private static final int PROBABILITY_COLUMN = 0;
    private static final int PROBABILITIES_COLUMN = 1;

    private final TargetType target;
    private final boolean isClassification;
    private final int fieldCount;
    private final int labelField;
    private final boolean hasProbabilities;
    private final int predictionColumn;
    private final CsvFields fields = new CsvFields();
    private final Labels labels;
    private final Probabilities probabilities;
    private int outputBytes;

    AnswerReader(final PredictionSettings settings) {
        final List<String> keys = settings.responseKeys();
        this.target = settings.target();
        this.isClassification = settings.isClassification();
        this.fieldCount = Math.max(1, keys.size());
        this.labelField = Math.max(0, keys.indexOf("predicted_label"));
        this.hasProbabilities = settings.hasProbabilities();
        this.predictionColumn = settings.outputColumns() - 1;
        this.labels = new Labels(this.target);
        this.probabilities = new Probabilities(settings, this.fields, this.labels);
    }

    /** Gives each row of the batch its output values, or throws what is wrong with the answer. */
    void read(final ModelAnswer answer, final Batch batch) {
        if (!answer.isComplete()) {
            throw AnswerFlaws.cutOff(batch);
        }
        try {
            final int count = readRows(answer, batch);
            if (count != batch.rowsSent()) {
                throw AnswerFlaws.wrongRowCount(batch, count);
            }
        } catch (final IllegalArgumentException exception) {
            throw AnswerFlaws.garbled(batch, answer.body());
        }
    }

    /** {@return how much memory the output values of a row may take, judged by those that were read; of all others, little} */
    int outputBytes() {
        return this.outputBytes;
    }

    /** {@return how many rows the answer has} */
    private int readRows(final ModelAnswer answer, final Batch batch) {
        this.fields.open(answer.body());
        int count = 0;
        try {
            while (this.fields.next()) {
                if (count < batch.rows()) {
                    readRow(batch, count);
                }
                count++;
            }
        } catch (final AnswerFlaw flaw) {
            throw batch.rowsSent() > 1 && count + 1 + countRest() == batch.rowsSent() ? flaw : flaw.doubted();
        }
        return count;
    }

    /** A page of a proxy has lines as well, but seldom as many as there are rows. */
    private int countRest() {
        int count = 0;
        while (this.fields.next()) {
            count++;
        }
        return count;
    }

    private void readRow(final Batch batch, final int index) {
        final long number = batch.firstRow() + index;
        final int row = batch.from() + index;
        if (this.fields.count() != this.fieldCount) {
            throw AnswerFlaws.notUnderstood(number, this.fields);
        }
        if (this.isClassification) {
            final Label label = this.labels.find(
                    this.fields.bytes(), this.fields.start(this.labelField), this.fields.end(this.labelField));
            if (label.value() == null) {
                throw AnswerFlaws.wrongType(number, label.text(), this.target);
            }
            readProbabilities(batch.block(), row, number, label);
            batch.block().putOutput(row, this.predictionColumn, label.value());
        } else {
            batch.block().putOutput(row, this.predictionColumn, number(number));
        }
    }

    private void readProbabilities(final RowBlock block, final int row, final long number, final Label label) {
        block.putOutput(row, PROBABILITY_COLUMN, this.probabilities.read(number, label));
        if (this.hasProbabilities) {
            final String text = this.probabilities.ofAllLabels();
            block.putOutput(row, PROBABILITIES_COLUMN, text);
            this.outputBytes = Math.max(this.outputBytes, text == null ? 0 : TextFeature.weight(text));
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
        return this.target.valueOf(text).orElseThrow(() -> AnswerFlaws.wrongType(row, text, this.target));
    }
}

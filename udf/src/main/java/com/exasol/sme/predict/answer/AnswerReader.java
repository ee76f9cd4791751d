package com.exasol.sme.predict.answer;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.rows.TextFeature;
import com.exasol.sme.predict.settings.PredictionSettings;
import com.exasol.sme.predict.settings.TargetType;
import java.util.List;

/** Reads the output values of a batch's rows out of the answer to it. */
public final class AnswerReader {
    private static final int PROBABILITY_COLUMN = 0;
    private static final int PROBABILITIES_COLUMN = 1;

    private final TargetType target;
    private final boolean isClassification;
    private final int fieldCount;
    private final int labelField;
    private final boolean isBareLabel;
    private final boolean hasProbabilities;
    private final int predictionColumn;
    private final CsvFields fields = new CsvFields();
    private final PredictedNumber number;
    private final Labels labels;
    private final Probabilities probabilities;
    private int outputBytes;

    public AnswerReader(final PredictionSettings settings) {
        final List<String> keys = settings.responseKeys();
        this.target = settings.target();
        this.isClassification = settings.isClassification();
        this.fieldCount = Math.max(1, keys.size());
        this.labelField = Math.max(0, keys.indexOf("predicted_label"));
        this.isBareLabel = this.isClassification && this.fieldCount == 1 && this.target.isText();
        this.hasProbabilities = settings.hasProbabilities();
        this.predictionColumn = settings.outputColumns() - 1;
        this.number = new PredictedNumber(settings, this.fields);
        this.labels = new Labels(this.target);
        this.probabilities = new Probabilities(settings, this.fields, this.labels);
    }

    /** Gives each row of the batch its output values, or throws what is wrong with the answer. */
    public void read(final ModelAnswer answer, final Batch batch) {
        if (!answer.isComplete()) {
            throw AnswerFlaws.cutOff(batch);
        }
        open(answer, batch);
        final int count = readRows(answer, batch);
        if (count != batch.rowsSent()) {
            throw AnswerFlaws.wrongRowCount(batch, count);
        }
    }

    /** {@return how much memory the output values of a row may take, judged by those that were read; of all others, little} */
    public int outputBytes() {
        return this.outputBytes;
    }

    private void open(final ModelAnswer answer, final Batch batch) {
        try {
            this.fields.open(answer.body());
        } catch (final IllegalArgumentException flaw) {
            throw AnswerFlaws.garbled(batch, answer.body(), flaw.getMessage());
        }
    }

    /** {@return how many rows the answer has} */
    private int readRows(final ModelAnswer answer, final Batch batch) {
        int count = 0;
        while (next(answer, batch, count)) {
            if (count == 0 && isOneLineOfAllRows(batch)) {
                readAllRows(batch);
                return batch.rowsSent();
            }
            if (count < batch.rows()) {
                try {
                    readRow(batch, count);
                } catch (final AnswerFlaw flaw) {
                    throw isOfAllRows(answer, batch, count) ? flaw : flaw.doubted();
                }
            }
            count++;
        }
        return count;
    }

    private boolean next(final ModelAnswer answer, final Batch batch, final int index) {
        try {
            return this.isBareLabel ? this.fields.nextLabel() : this.fields.next();
        } catch (final IllegalArgumentException flaw) {
            throw AnswerFlaws.garbled(
                    batch,
                    answer.body(),
                    "it is no CSV at row " + (batch.firstRow() + index % batch.rows()) + ", where "
                            + flaw.getMessage());
        }
    }

    /** A page of a proxy has lines as well, but seldom as many as there are rows. */
    private boolean isOfAllRows(final ModelAnswer answer, final Batch batch, final int index) {
        int count = index + 1;
        while (next(answer, batch, count)) {
            count++;
        }
        return batch.rowsSent() > 1 && count == batch.rowsSent();
    }

    private void readRow(final Batch batch, final int index) {
        final long number = batch.firstRow() + index;
        if (this.fields.count() != this.fieldCount) {
            throw AnswerFlaws.notUnderstood(
                    number, this.fields, this.fields.count() + " fields instead of " + this.fieldCount);
        }
        if (this.fieldCount > 1 && isNothingTold()) {
            throw AnswerFlaws.notUnderstood(number, this.fields, "the model tells nothing that it is asked for");
        }
        readPrediction(batch.block(), batch.from() + index, number, this.labelField);
    }

    private boolean isNothingTold() {
        for (int field = 0; field < this.fieldCount; field++) {
            if (!this.fields.isNan(field)) {
                return false;
            }
        }
        return true;
    }

    /** Some containers write the numbers of all rows into one line; a number is never anything else than one field. */
    private boolean isOneLineOfAllRows(final Batch batch) {
        if (this.fieldCount > 1
                || batch.rowsSent() == 1
                || this.fields.count() != batch.rowsSent()
                || !this.fields.isAtEnd()) {
            return false;
        }
        for (int field = 0; field < this.fields.count(); field++) {
            if (!isNumber(field)) {
                return false;
            }
        }
        return true;
    }

    private void readAllRows(final Batch batch) {
        for (int index = 0; index < batch.rows(); index++) {
            readPrediction(batch.block(), batch.from() + index, batch.firstRow() + index, index);
        }
    }

    private void readPrediction(final RowBlock block, final int row, final long number, final int field) {
        if (!this.isClassification) {
            block.putOutput(row, this.predictionColumn, this.number.read(number, field));
            return;
        }
        final Label label = this.labels.find(this.fields.bytes(), this.fields.start(field), this.fields.end(field));
        if (label.value() == null) {
            throw AnswerFlaws.wrongType(number, label.text(), this.target);
        }
        readProbabilities(block, row, number, label);
        block.putOutput(row, this.predictionColumn, label.value());
    }

    private void readProbabilities(final RowBlock block, final int row, final long number, final Label label) {
        block.putOutput(row, PROBABILITY_COLUMN, this.probabilities.read(number, label));
        if (this.hasProbabilities) {
            final String text = this.probabilities.ofAllLabels();
            block.putOutput(row, PROBABILITIES_COLUMN, text);
            this.outputBytes = Math.max(this.outputBytes, text == null ? 0 : TextFeature.weight(text));
        }
    }

    private boolean isNumber(final int field) {
        final byte[] bytes = this.fields.bytes();
        final int start = this.fields.start(field);
        final int end = this.fields.end(field);
        return !Double.isNaN(NumberText.parse(bytes, start, end)) || NonFinite.isWritten(bytes, start, end);
    }
}

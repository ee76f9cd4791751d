package com.exasol.sme.predict.answer;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.rows.TextFeature;
import com.exasol.sme.predict.settings.PredictionSettings;
import com.exasol.sme.predict.settings.TargetType;
import java.util.List;

/** Reads the predictions of a batch's rows out of CSV as Autopilot's containers write it. */
public final class AnswerReader implements AnswerFormat {
    private static final int PROBABILITY_COLUMN = 0;
    private static final int PROBABILITIES_COLUMN = 1;

    private final TargetType target;
    private final boolean isClassification;
    private final int fieldCount;
    private final int labelField;
    private final boolean isBareLabel;
    private final boolean hasProbabilities;
    private final int predictionColumn;
    private final int errorColumn;
    private final boolean hasHeader;
    private final boolean areCopiesCompared;
    private final CsvFields fields = new CsvFields();
    private final PredictedNumber number;
    private final Labels labels;
    private final Probabilities probabilities;
    private int outputBytes;

    public AnswerReader(final PredictionSettings settings) {
        final List<String> keys = settings.responseKeys();
        target = settings.target();
        isClassification = settings.isClassification();
        fieldCount = Math.max(1, keys.size());
        labelField = Math.max(0, keys.indexOf("predicted_label"));
        isBareLabel = isClassification && fieldCount == 1 && target.isText();
        hasProbabilities = settings.hasProbabilities();
        predictionColumn = settings.answerColumns() - 1;
        errorColumn = settings.errorColumn();
        hasHeader = settings.exchange().hasAnswerHeader();
        areCopiesCompared = settings.exchange().leastRows() > 1;
        number = new PredictedNumber(settings, fields);
        labels = new Labels(target);
        probabilities = new Probabilities(settings, fields, labels);
    }

    @Override
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

    @Override
    public int outputBytes() {
        return outputBytes;
    }

    private void open(final ModelAnswer answer, final Batch batch) {
        try {
            fields.open(answer.body());
        } catch (final IllegalArgumentException flaw) {
            throw AnswerFlaws.garbled(batch, answer.body(), flaw.getMessage());
        }
    }

    /** {@return how many rows the answer has} */
    private int readRows(final ModelAnswer answer, final Batch batch) {
        int count = 0;
        if (hasHeader) {
            next(answer, batch, 0);
        }
        while (next(answer, batch, count)) {
            if (count == 0 && isOneLineOfAllRows(batch)) {
                readAllRows(batch);
                return batch.rowsSent();
            }
            if (count < batch.rows()) {
                try {
                    readRow(batch, count);
                } catch (final AnswerFlaw flaw) {
                    if (!isReasonOfARow(flaw, batch)) {
                        throw isOfAllRows(answer, batch, count) ? flaw : flaw.doubted();
                    }
                    putReason(batch, count, flaw);
                }
            } else if (areCopiesCompared) {
                compareCopy(batch, count);
            }
            count++;
        }
        return count;
    }

    /** Whoever answers one line may not be the model, unless it does so again. */
    private boolean isReasonOfARow(final AnswerFlaw flaw, final Batch batch) {
        return errorColumn >= 0
                && flaw.isOfTheModel()
                && (batch.rowsSent() > 1 || flaw.sign().equals(batch.flaw()));
    }

    private void putReason(final Batch batch, final int index, final AnswerFlaw flaw) {
        final String reason = flaw.error().getMessage();
        batch.block().clearOutputs(batch.from() + index);
        batch.block().putOutput(batch.from() + index, errorColumn, reason);
        outputBytes = Math.max(outputBytes, TextFeature.weight(reason));
    }

    /** A row that is in the request once more has to be answered as it was before. */
    private void compareCopy(final Batch batch, final int index) {
        final RowBlock block = batch.block();
        final int row = batch.from() + index % batch.rows();
        final Object first = block.output(row, predictionColumn);
        if (first == null || index >= batch.rowsSent()) {
            return;
        }
        final Object copy = isClassification
                ? labels.find(fields.bytes(), fields.start(labelField), fields.end(labelField))
                        .value()
                : number.read(batch.firstRow() + index % batch.rows(), labelField);
        if (!first.equals(copy)) {
            throw AnswerFlaws.disagreement(batch.firstRow() + index % batch.rows(), first, copy);
        }
    }

    private boolean next(final ModelAnswer answer, final Batch batch, final int index) {
        try {
            return isBareLabel ? fields.nextLabel() : fields.next();
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
        if (fields.count() != fieldCount) {
            throw AnswerFlaws.notUnderstood(number, fields, fields.count() + " fields instead of " + fieldCount);
        }
        if (fieldCount > 1 && isNothingTold()) {
            throw AnswerFlaws.notUnderstood(number, fields, "the model tells nothing that it is asked for");
        }
        readPrediction(batch.block(), batch.from() + index, number, labelField);
    }

    private boolean isNothingTold() {
        for (int field = 0; field < fieldCount; field++) {
            if (!fields.isNan(field)) {
                return false;
            }
        }
        return true;
    }

    /** Some containers write the numbers of all rows into one line; a number is never anything else than one field. */
    private boolean isOneLineOfAllRows(final Batch batch) {
        if (fieldCount > 1 || batch.rowsSent() == 1 || fields.count() != batch.rowsSent() || !fields.isAtEnd()) {
            return false;
        }
        for (int field = 0; field < fields.count(); field++) {
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
        if (!isClassification) {
            block.putOutput(row, predictionColumn, this.number.read(number, field));
            return;
        }
        final Label label = labels.find(fields.bytes(), fields.start(field), fields.end(field));
        if (label.value() == null) {
            throw AnswerFlaws.wrongType(number, label.text(), target);
        }
        readProbabilities(block, row, number, label);
        block.putOutput(row, predictionColumn, label.value());
    }

    private void readProbabilities(final RowBlock block, final int row, final long number, final Label label) {
        block.putOutput(row, PROBABILITY_COLUMN, probabilities.read(number, label));
        if (hasProbabilities) {
            final String text = probabilities.ofAllLabels();
            block.putOutput(row, PROBABILITIES_COLUMN, text);
            outputBytes = Math.max(outputBytes, text == null ? 0 : TextFeature.weight(text));
        }
    }

    private boolean isNumber(final int field) {
        final byte[] bytes = fields.bytes();
        final int start = fields.start(field);
        final int end = fields.end(field);
        return !Double.isNaN(NumberText.parse(bytes, start, end)) || NonFinite.isWritten(bytes, start, end);
    }
}

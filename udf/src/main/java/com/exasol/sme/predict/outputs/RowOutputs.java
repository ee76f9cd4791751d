package com.exasol.sme.predict.outputs;

import com.exasol.sme.predict.answer.AnswerFlaw;
import com.exasol.sme.predict.answer.AnswerFlaws;
import com.exasol.sme.predict.answer.NonFinite;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.rows.TextFeature;
import com.exasol.sme.predict.settings.Output;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Takes what an answer says about the outputs of rows, in any order, and gives it to the rows when all of it is there.
 *
 * <p>An output has no value where the answer has null, NaN, an infinite number or an empty text, or nothing at all. What
 * becomes of that, and of a text that is no value of the output's type, is the same in all formats.
 */
final class RowOutputs {
    private final List<Output> outputs;
    private final List<OutputValue> values = new ArrayList<>();
    private final boolean isNullForNoValue;
    private final boolean areCopiesCompared;
    private final int errorColumn;
    private final int[] mostBytes;
    private Batch batch;
    private Object[] copies = new Object[0];
    private AnswerFlaw[] flaws = new AnswerFlaw[0];
    private int errorBytes;

    RowOutputs(final PredictionSettings settings) {
        outputs = settings.exchange().outputs();
        outputs.forEach(output -> values.add(new OutputValue(output.type())));
        isNullForNoValue = settings.isNullForRefusedRows();
        areCopiesCompared = settings.exchange().leastRows() > 1;
        errorColumn = settings.errorColumn();
        mostBytes = new int[outputs.size()];
    }

    /** Begins an answer. */
    void open(final Batch asked) {
        batch = asked;
        for (int row = 0; row < asked.rows(); row++) {
            asked.block().clearOutputs(asked.from() + row);
        }
        copies = new Object[(asked.rowsSent() - asked.rows()) * outputs.size()];
        flaws = new AnswerFlaw[asked.rows()];
    }

    /** {@return whether the output of a row takes numbers as they are} */
    boolean isDouble(final int output) {
        return values.get(output).isDouble();
    }

    /** {@return whether the row was given a value of the output before; those behind the last row are not looked at} */
    boolean has(final int row, final int output) {
        return row < batch.rows() && batch.block().output(batch.from() + row, output) != null;
    }

    /**
     * The same for a finite number and an output of type DOUBLE.
     *
     * @param row its number among those of the request, from 0; those behind the last one are left out
     */
    void put(final int row, final int output, final double number) {
        keep(row, output, number);
    }

    /** @param row its number among those of the request, from 0; those behind the last one are left out */
    void put(final int row, final int output, final String text) {
        if (text.isEmpty() || (!values.get(output).isText() && NonFinite.isWritten(text))) {
            return;
        }
        final Object value = values.get(output).of(text);
        if (value == null) {
            wrongType(row, output, text);
            return;
        }
        if (value instanceof String) {
            mostBytes[output] = Math.max(mostBytes[output], TextFeature.weight(text));
        }
        keep(row, output, value);
    }

    private void keep(final int row, final int output, final Object value) {
        if (row < batch.rows()) {
            batch.block().putOutput(batch.from() + row, output, value);
        } else if (row < batch.rowsSent()) {
            copies[(row - batch.rows()) * outputs.size() + output] = value;
        }
    }

    private void wrongType(final int row, final int output, final String text) {
        if (row < batch.rows() && flaws[row] == null) {
            flaws[row] = AnswerFlaws.wrongOutput(batch.firstRow() + row, outputs.get(output), text);
        }
    }

    /**
     * Ends an answer that had as many rows as the request; throws what is wrong with the values.
     *
     * @param isDoubtful whether a text may be that of somebody else than the model, if there is one row only
     */
    void close(final boolean isDoubtful) {
        if (areCopiesCompared) {
            compareCopies();
        }
        boolean hasValue = false;
        for (int row = 0; row < batch.rows(); row++) {
            for (int output = 0; output < outputs.size(); output++) {
                final boolean isThere = batch.block().output(batch.from() + row, output) != null;
                hasValue |= isThere;
                if (!isThere && flaws[row] == null && (errorColumn >= 0 || !isNullForNoValue)) {
                    flaws[row] = AnswerFlaws.noOutput(batch.firstRow() + row, outputs.get(output));
                }
            }
        }
        final boolean isAskedAgain = isDoubtful && batch.rowsSent() == 1;
        for (int row = 0; row < batch.rows(); row++) {
            if (flaws[row] != null) {
                report(row, flaws[row], isAskedAgain);
            }
        }
        if (!hasValue && errorColumn < 0) {
            throw AnswerFlaws.noOutput(batch.firstRow(), outputs.get(0));
        }
    }

    private void report(final int row, final AnswerFlaw flaw, final boolean isAskedAgain) {
        if (errorColumn < 0 || (isAskedAgain && !flaw.sign().equals(batch.flaw()))) {
            throw isAskedAgain ? flaw.doubted() : flaw;
        }
        final String reason = flaw.error().getMessage();
        batch.block().putOutput(batch.from() + row, errorColumn, reason);
        errorBytes = Math.max(errorBytes, TextFeature.weight(reason));
    }

    private void compareCopies() {
        for (int copy = 0; copy < copies.length; copy++) {
            final int row = copy / outputs.size() % batch.rows();
            final Object first = batch.block().output(batch.from() + row, copy % outputs.size());
            if (!Objects.equals(first, copies[copy])) {
                throw AnswerFlaws.disagreement(batch.firstRow() + row, first, copies[copy]);
            }
        }
    }

    int outputBytes() {
        return Arrays.stream(mostBytes).sum() + errorBytes;
    }
}

package com.exasol.sme.predict.answer;

import com.exasol.sme.predict.settings.PredictionSettings;
import com.exasol.sme.predict.settings.TargetType;

/** Reads the prediction of a regression out of a field of an answer. */
final class PredictedNumber {
    private final CsvFields fields;
    private final TargetType target;
    private final boolean isNullForNoNumber;

    /** @param fields hold the answer to the row that is read */
    PredictedNumber(final PredictionSettings settings, final CsvFields fields) {
        this.fields = fields;
        target = settings.target();
        isNullForNoNumber = settings.isNullForRefusedRows() && settings.errorColumn() < 0;
    }

    /**
     * What is not written in the usual way, and what is too large, is left to the type.
     *
     * @return null where the model tells no number, if a row that it refuses may be NULL; throws otherwise
     */
    Object read(final long row, final int field) {
        final double number = NumberText.parse(fields.bytes(), fields.start(field), fields.end(field));
        if (Double.isFinite(number)) {
            return number;
        }
        final String text = fields.text(field);
        if (NonFinite.isWritten(fields.bytes(), fields.start(field), fields.end(field))) {
            if (isNullForNoNumber) {
                return null;
            }
            throw AnswerFlaws.noNumber(row, text);
        }
        return target.valueOf(text).orElseThrow(() -> AnswerFlaws.wrongType(row, text, target));
    }
}

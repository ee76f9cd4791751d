package com.exasol.sme.predict.outputs;

import com.exasol.sme.predict.answer.AnswerFlaws;
import com.exasol.sme.predict.answer.AnswerFormat;
import com.exasol.sme.predict.answer.CsvFields;
import com.exasol.sme.predict.answer.NumberText;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.settings.Output;
import com.exasol.sme.predict.settings.OutputPath;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.List;

/** Takes outputs out of answers in CSV, by the names in their header or by the numbers of fields. */
final class CsvOutputs implements AnswerFormat {
    private final List<Output> outputs;
    private final boolean hasHeader;
    private final boolean isBareLabel;
    private final RowOutputs rows;
    private final CsvFields fields = new CsvFields();
    /** Which field an output is in. */
    private final int[] places;

    CsvOutputs(final PredictionSettings settings) {
        outputs = settings.exchange().outputs();
        hasHeader = settings.exchange().hasAnswerHeader();
        isBareLabel = !hasHeader && outputs.size() == 1 && outputs.get(0).type().isText();
        rows = new RowOutputs(settings);
        places = new int[outputs.size()];
        outputs.forEach(output -> AnswerFormats.require(
                isField(output.path()), "the path " + output.path() + " leads to no field of CSV"));
    }

    private boolean isField(final OutputPath path) {
        return path.steps().size() == 1
                && !path.isOfAllRows()
                && (hasHeader || path.steps().get(0) instanceof Integer);
    }

    @Override
    public void read(final ModelAnswer answer, final Batch batch) {
        if (!answer.isComplete()) {
            throw AnswerFlaws.cutOff(batch);
        }
        rows.open(batch);
        final int count;
        try {
            fields.open(answer.body());
            count = readRows();
        } catch (final IllegalArgumentException flaw) {
            throw AnswerFlaws.garbled(batch, answer.body(), "it is no such CSV: " + flaw.getMessage());
        }
        if (count != batch.rowsSent()) {
            throw AnswerFlaws.wrongRowCount(batch, count);
        }
        rows.close(!hasHeader);
    }

    @Override
    public int outputBytes() {
        return rows.outputBytes();
    }

    /** {@return how many rows the answer has} */
    private int readRows() {
        int width = hasHeader ? readHeader() : 0;
        int count = 0;
        while (isBareLabel ? fields.nextLabel() : fields.next()) {
            if (width == 0) {
                width = fields.count();
                findPlaces();
            }
            require(fields.count() == width, "its rows have not all the same number of fields");
            for (int output = 0; output < places.length; output++) {
                readField(count, output);
            }
            count++;
        }
        return count;
    }

    private int readHeader() {
        require(fields.next(), "it has no header");
        findPlaces();
        return fields.count();
    }

    private void findPlaces() {
        for (int output = 0; output < places.length; output++) {
            final Object step = outputs.get(output).path().steps().get(0);
            places[output] = step instanceof Integer ? (Integer) step : placeOf((String) step);
            require(
                    places[output] < fields.count(),
                    "there is no field " + outputs.get(output).path());
        }
    }

    private int placeOf(final String name) {
        int found = Integer.MAX_VALUE;
        for (int field = 0; field < fields.count(); field++) {
            if (fields.text(field).equals(name)) {
                require(found == Integer.MAX_VALUE, "two fields of its header have one name");
                found = field;
            }
        }
        return found;
    }

    private void readField(final int row, final int output) {
        final int field = places[output];
        if (rows.isDouble(output)) {
            final double number = NumberText.parse(fields.bytes(), fields.start(field), fields.end(field));
            if (Double.isFinite(number)) {
                rows.put(row, output, number);
                return;
            }
        }
        rows.put(row, output, fields.text(field));
    }

    private static void require(final boolean condition, final String flaw) {
        if (!condition) {
            throw new IllegalArgumentException(flaw);
        }
    }
}

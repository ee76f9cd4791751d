package com.exasol.sme.predict.answer;

import com.exasol.sme.predict.settings.PredictionSettings;
import java.math.BigDecimal;
import java.util.List;

/** Reads the probabilities of a row: that of the predicted label and, where they are wanted, those of all labels. */
final class Probabilities {
    /** By so much a container may be beside 0 or 1 when it has added up numbers of single precision. */
    private static final double ROUNDING = 1e-6;

    private static final int LONGEST_OBJECT = 2_000_000;
    private static final String NO_LIST = "its labels or probabilities are no list as Python prints one";

    private final CsvFields fields;
    private final int labelsField;
    private final int probabilitiesField;
    private final int probabilityField;
    private final boolean areAllWanted;
    private final LabelList labelList;
    private final NumberList numbers = new NumberList();
    private final ProbabilityObject object = new ProbabilityObject();
    private boolean isPlainList;
    private String ofAllLabels;

    /** @param fields hold the answer to the row that is read */
    Probabilities(final PredictionSettings settings, final CsvFields fields, final Labels labels) {
        final List<String> keys = settings.responseKeys();
        this.fields = fields;
        labelsField = keys.indexOf("labels");
        probabilitiesField = keys.indexOf("probabilities");
        probabilityField = keys.indexOf("probability");
        areAllWanted = settings.hasProbabilities();
        labelList = new LabelList(labels);
    }

    /**
     * A model that tells no probability, or {@code nan}, gives NULL.
     *
     * @return that of the predicted label
     */
    Double read(final long row, final Label label) {
        ofAllLabels = null;
        if (!hasField(labelsField) || !hasField(probabilitiesField)) {
            requireList(row, labelsField);
            requireList(row, probabilitiesField);
            return hasField(probabilityField) ? single(row) : null;
        }
        final List<Label> labels = labelList
                .parse(fields.bytes(), fields.start(labelsField), fields.end(labelsField))
                .orElseThrow(() -> notUnderstood(row, NO_LIST));
        final int index = label.indexIn(labels);
        if (index < 0) {
            throw notUnderstood(row, "its list of labels does not have the predicted one, or more than once");
        }
        final Double probability = at(index, labels.size(), row);
        if (areAllWanted) {
            ofAllLabels = objectOf(labels, row);
        }
        return probability;
    }

    /** {@return those of all labels of the row that was read last as a JSON object, or null if the model tells none} */
    String ofAllLabels() {
        return ofAllLabels;
    }

    private Double single(final long row) {
        final double number =
                NumberText.parse(fields.bytes(), fields.start(probabilityField), fields.end(probabilityField));
        return isProbability(number) ? Double.valueOf(number) : probability(row, fields.text(probabilityField));
    }

    private Double at(final int index, final int count, final long row) {
        isPlainList = numbers.parse(fields.bytes(), fields.start(probabilitiesField), fields.end(probabilitiesField))
                && numbers.count() == count;
        final double number = isPlainList ? numbers.value(index) : Double.NaN;
        return isProbability(number)
                ? Double.valueOf(number)
                : probability(row, texts(row, count).get(index));
    }

    private String objectOf(final List<Label> labels, final long row) {
        if (!object.open(labels)) {
            throw notUnderstood(row, "its list of labels has one more than once");
        }
        if (!isPlainList || !addPlainNumbers()) {
            object.open(labels);
            texts(row, labels.size()).forEach(text -> object.add(probability(row, text)));
        }
        final String text = object.close();
        final int characters = text.length() > LONGEST_OBJECT ? text.codePointCount(0, text.length()) : 0;
        if (characters > LONGEST_OBJECT) {
            throw AnswerFlaws.tooLong(row, characters, LONGEST_OBJECT);
        }
        return text;
    }

    /** {@return whether all of them are numbers in the usual way} */
    private boolean addPlainNumbers() {
        for (int item = 0; item < numbers.count(); item++) {
            final double number = numbers.value(item);
            if (!isProbability(number)) {
                return false;
            }
            object.add(fields.bytes(), numbers.start(item), numbers.end(item), number);
        }
        return true;
    }

    private void requireList(final long row, final int field) {
        if (hasField(field)) {
            texts(row, field, -1);
        }
    }

    private List<String> texts(final long row, final int count) {
        return texts(row, probabilitiesField, count);
    }

    /** @param count below 0 for any */
    private List<String> texts(final long row, final int field, final int count) {
        final List<String> texts = PythonList.from(fields.text(field)).orElseThrow(() -> notUnderstood(row, NO_LIST));
        if (count >= 0 && texts.size() != count) {
            throw notUnderstood(row, texts.size() + " probabilities of " + count + " labels");
        }
        return texts;
    }

    private boolean hasField(final int field) {
        return field >= 0 && !fields.isNan(field);
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
        throw notUnderstood(row, "one of its probabilities is none");
    }

    private static boolean isProbability(final double number) {
        return number >= -ROUNDING && number <= 1 + ROUNDING;
    }

    private AnswerFlaw notUnderstood(final long row, final String reason) {
        return AnswerFlaws.notUnderstood(row, fields, reason);
    }
}

package com.exasol.sme.udf;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.predict.rows.TextRule;

/**
 * Entry point of SME_DOUBLE_TEXT, which gives numbers the text that they have in requests of predictions, so that
 * training files have it too; its name stands in deployed scripts and never changes.
 */
public final class DoubleTextUdf {
    private DoubleTextUdf() {}

    /** The client looks for it before each block of rows, and complains of each time that it is not there. */
    public static void init(final ExaMetadata metadata) {}

    /**
     * Is called for each row; gives a text for each number, and null for null.
     *
     * @param row a rule of texts by its name, which may be missing, and then numbers
     */
    public static void run(final ExaMetadata metadata, final ExaIterator row) {
        UdfGuard.run(() -> write(metadata, row));
    }

    private static void write(final ExaMetadata metadata, final ExaIterator row)
            throws ExaIterationException, ExaDataTypeException {
        final boolean hasRule = metadata.getInputColumnType(0) == String.class;
        final TextRule rule = hasRule ? TextRule.from(row.getString(0)) : TextRule.SHORTEST_DOUBLE;
        final int first = hasRule ? 1 : 0;
        final Object[] texts = new Object[(int) metadata.getInputColumnCount() - first];
        for (int column = 0; column < texts.length; column++) {
            final Double number = row.getDouble(first + column);
            texts[column] = number == null ? null : rule.textOf(number);
        }
        row.emit(texts);
    }
}

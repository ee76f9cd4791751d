package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;

/** A column of text. */
final class TextFeature extends Feature {
    private static final int EMPTY_STRING = 48;

    @Override
    String take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getString(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.delimited((String) value);
    }

    @Override
    int weight(final Object value) {
        return weight((String) value);
    }

    static int weight(final String text) {
        return EMPTY_STRING + 2 * text.length();
    }
}

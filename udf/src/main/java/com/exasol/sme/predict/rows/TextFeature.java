package com.exasol.sme.predict.rows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;

/** A column of text. */
public final class TextFeature extends Feature {
    private static final int EMPTY_STRING = 52;
    private static final long LENGTH = 0xFFFF_FFFFL;

    @Override
    public String take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getString(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        csv.delimited((String) value);
    }

    /** A text that stands in the line as it is needs no memory of its own. */
    @Override
    public void put(final Object value, final RowBlock block, final int column) {
        final String text = (String) value;
        final CsvBuffer csv = block.csv();
        final int start = csv.length() + 1;
        if (csv.delimited(text)) {
            block.putNumber(column, (long) start << Integer.SIZE | text.length());
        } else {
            keep(text, block, column);
        }
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        block.putObject(column, value, weight((String) value));
    }

    @Override
    String restore(final long number, final CsvBuffer csv) {
        return new String(csv.bytes(), (int) (number >>> Integer.SIZE), (int) (number & LENGTH), US_ASCII);
    }

    public static int weight(final String text) {
        return EMPTY_STRING + 2 * text.length();
    }
}

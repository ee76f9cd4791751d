package com.exasol.sme.predict.rows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;

/** A column of text, which is written in quotes as training files have it. */
public class TextFeature extends Feature {
    private static final int EMPTY_STRING = 52;
    private static final long LENGTH = 0xFFFF_FFFFL;

    @Override
    public final String take(final ExaIterator rows, final int column)
            throws ExaIterationException, ExaDataTypeException {
        return rows.getString(column);
    }

    @Override
    final void write(final Object value, final CsvBuffer csv) {
        writeText((String) value, csv);
    }

    /** {@return whether each of its characters is one byte now, which is its number} */
    boolean writeText(final String text, final CsvBuffer csv) {
        return csv.delimited(text);
    }

    /** {@return how many characters stand before a text that was written so} */
    int charactersBefore() {
        return 1;
    }

    /** A text that stands in the line as it is needs no memory of its own. */
    @Override
    public final void put(final Object value, final RowBlock block, final int column) {
        final String text = (String) value;
        final CsvBuffer csv = block.csv();
        final int start = csv.length() + charactersBefore();
        if (writeText(text, csv)) {
            block.putNumber(column, (long) start << Integer.SIZE | text.length());
        } else {
            keep(text, block, column);
        }
    }

    @Override
    public final void keep(final Object value, final RowBlock block, final int column) {
        block.putObject(column, value, weight((String) value));
    }

    @Override
    final String restore(final long number, final CsvBuffer csv) {
        return new String(csv.bytes(), (int) (number >>> Integer.SIZE), (int) (number & LENGTH), US_ASCII);
    }

    public static int weight(final String text) {
        return EMPTY_STRING + 2 * text.length();
    }
}

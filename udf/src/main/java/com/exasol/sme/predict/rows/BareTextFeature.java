package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;

/** A column of text that is written without quotes, except where its text needs them. */
final class BareTextFeature extends TextFeature {
    private final boolean mayHaveQuotes;

    /** @param mayHaveQuotes whether a text that needs quotes gets them; it cannot be written otherwise */
    BareTextFeature(final boolean mayHaveQuotes) {
        this.mayHaveQuotes = mayHaveQuotes;
    }

    @Override
    boolean writeText(final String text, final CsvBuffer csv) {
        if (!needsQuotes(text)) {
            return csv.plain(text);
        }
        if (!mayHaveQuotes) {
            throw new UnwritableValue("its text has a comma, a double quote or a line break, or is empty");
        }
        csv.delimited(text);
        return false;
    }

    @Override
    int charactersBefore() {
        return 0;
    }

    private static boolean needsQuotes(final String text) {
        for (int index = 0; index < text.length(); index++) {
            switch (text.charAt(index)) {
                case ',':
                case '"':
                case '\n':
                case '\r':
                    return true;
                default:
                    break;
            }
        }
        return text.isEmpty();
    }
}

package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;

/** A column of text that is written as strings of JSON. */
final class JsonTextFeature extends TextFeature {
    @Override
    boolean writeText(final String text, final CsvBuffer csv) {
        return csv.json(text);
    }
}

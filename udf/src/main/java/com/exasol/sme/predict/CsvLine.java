package com.exasol.sme.predict;

import java.util.List;

/** Writes rows as CSV lines by RFC 4180, with line feeds. */
final class CsvLine {
    private final List<FeatureText> features;
    private final int firstFeature;

    CsvLine(final List<FeatureText> features, final int firstFeature) {
        this.features = features;
        this.firstFeature = firstFeature;
    }

    String of(final Object[] row) {
        final StringBuilder line = new StringBuilder();
        for (int index = 0; index < this.features.size(); index++) {
            if (index > 0) {
                line.append(',');
            }
            line.append(this.features.get(index).from(row[this.firstFeature + index]));
        }
        // Readers skip an empty line, so a lone empty field is quoted.
        return line.length() == 0 ? "\"\"\n" : line.append('\n').toString();
    }
}

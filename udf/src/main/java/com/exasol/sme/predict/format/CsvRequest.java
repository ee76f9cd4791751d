package com.exasol.sme.predict.format;

import com.exasol.sme.predict.rows.Envelope;
import com.exasol.sme.predict.rows.Feature;
import com.exasol.sme.predict.rows.Notation;
import com.exasol.sme.predict.rows.SqlType;
import com.exasol.sme.predict.rows.TextRule;
import com.exasol.sme.predict.text.CsvBuffer;

/** A line of CSV for each row, with or without a line of names before them. */
public final class CsvRequest implements RequestFormat {
    /** Null for that of training files. */
    private final Notation notation;

    private final Envelope envelope;

    private CsvRequest(final Notation notation, final Envelope envelope) {
        this.notation = notation;
        this.envelope = envelope;
    }

    /** {@return the CSV of the training files of Autopilot} */
    public static CsvRequest ofTrainingFiles() {
        return new CsvRequest(null, Envelope.NONE);
    }

    static CsvRequest of(final RequestSettings settings) {
        final Notation notation = settings.quoting();
        return new CsvRequest(
                notation,
                settings.hasHeader() ? Envelope.of(header(settings, notation), new byte[0], 0) : Envelope.NONE);
    }

    private static byte[] header(final RequestSettings settings, final Notation notation) {
        final CsvBuffer line = new CsvBuffer();
        for (int column = 0; column < settings.columnNames().size(); column++) {
            if (column > 0) {
                line.ascii(',');
            }
            notation.writeName(settings.columnNames().get(column), line);
        }
        line.ascii('\n');
        return line.toBytes();
    }

    @Override
    public Feature column(final SqlType type, final TextRule rule) {
        return notation == null ? Feature.of(type, rule) : notation.column(type, rule);
    }

    @Override
    public void openRow(final CsvBuffer line) {}

    @Override
    public void openValue(final int feature, final CsvBuffer line) {
        if (feature > 0) {
            line.ascii(',');
        }
    }

    @Override
    public void putNull(final int feature, final CsvBuffer line) {
        openValue(feature, line);
    }

    @Override
    public void closeRow(final int start, final CsvBuffer line) {
        if (line.length() == start) {
            // Readers skip an empty line, so a lone empty field is quoted.
            line.ascii("\"\"");
        }
        line.ascii('\n');
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public int mostRows() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String name() {
        return "CSV";
    }
}

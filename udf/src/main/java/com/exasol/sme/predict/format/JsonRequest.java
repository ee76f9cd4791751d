package com.exasol.sme.predict.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.predict.rows.Envelope;
import com.exasol.sme.predict.rows.Feature;
import com.exasol.sme.predict.rows.Notation;
import com.exasol.sme.predict.rows.SqlType;
import com.exasol.sme.predict.rows.TextRule;
import com.exasol.sme.predict.text.CsvBuffer;
import java.util.List;

/** Rows in JSON: in one text, or a line for each. */
final class JsonRequest implements RequestFormat {
    private final JsonRow row;
    private final char end;
    private final Envelope envelope;
    private final int mostRows;

    private JsonRequest(final JsonRow row, final char end, final Envelope envelope, final int mostRows) {
        this.row = row;
        this.end = end;
        this.envelope = envelope;
        this.mostRows = mostRows;
    }

    /** {@return a text of JSON for each line} */
    static JsonRequest lines(final JsonRow row) {
        return new JsonRequest(row, '\n', Envelope.NONE, Integer.MAX_VALUE);
    }

    /** {@return the text of one row alone} */
    static JsonRequest single(final JsonRow row) {
        return new JsonRequest(row, '\n', Envelope.of(new byte[0], new byte[0], 1), 1);
    }

    /** {@return an array of all rows between two texts} */
    static JsonRequest array(final String before, final JsonRow row, final String after) {
        final byte[] head = (before + '[').getBytes(UTF_8);
        return new JsonRequest(row, ',', Envelope.of(head, (']' + after).getBytes(UTF_8), 1), Integer.MAX_VALUE);
    }

    /** {@return the array of all rows in a text of somebody else, which has a place for it} */
    static JsonRequest template(final RequestSettings settings, final JsonRow row) {
        final JsonTemplate template = JsonTemplate.parse(settings.template());
        return array(template.before(), row, template.after());
    }

    /** {@return the columns and the data of a data frame, as pandas writes it with orient "split"} */
    static JsonRequest split(final List<String> names) {
        final CsvBuffer columns = new CsvBuffer();
        for (final String name : names) {
            columns.ascii(columns.length() == 0 ? '[' : ',');
            columns.json(name);
        }
        columns.ascii(']');
        return array(
                "{\"dataframe_split\":{\"columns\":" + new String(columns.toBytes(), UTF_8) + ",\"data\":",
                new JsonArrayRow("", ""),
                "}}");
    }

    @Override
    public Feature column(final SqlType type, final TextRule rule) {
        return Notation.JSON.column(type, rule);
    }

    @Override
    public void openRow(final CsvBuffer line) {
        row.open(line);
    }

    @Override
    public void openValue(final int feature, final CsvBuffer line) {
        row.openValue(feature, line);
    }

    @Override
    public void putNull(final int feature, final CsvBuffer line) {
        row.putNull(feature, line);
    }

    @Override
    public void closeRow(final int start, final CsvBuffer line) {
        row.close(line);
        line.ascii(end);
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public int mostRows() {
        return mostRows;
    }

    @Override
    public String name() {
        return "JSON";
    }
}

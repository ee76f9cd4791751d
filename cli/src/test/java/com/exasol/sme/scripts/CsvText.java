package com.exasol.sme.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CSV as bytes of fields, quotes included, for comparing what a reader would no longer see. */
final class CsvText {
    private static final Pattern FIELD = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^\",\n]*)([,\n])");

    private CsvText() {}

    /** The records with the fields of one column as Java writes the value, so that texts of one value are equal. */
    static List<String> recordsByValue(final String csv, final int doubleColumn) {
        final List<String> records = new ArrayList<>();
        for (final List<String> fields : fields(csv)) {
            final String text = fields.get(doubleColumn);
            if (!text.isEmpty()) {
                // Zero has two signs and one value.
                fields.set(doubleColumn, String.valueOf(Double.parseDouble(text) + 0.0));
            }
            records.add(String.join(",", fields));
        }
        return records;
    }

    private static List<List<String>> fields(final String csv) {
        final List<List<String>> records = new ArrayList<>();
        final Matcher matcher = FIELD.matcher(csv);
        List<String> record = new ArrayList<>();
        int position = 0;
        while (position < csv.length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw new AssertionError("no field of CSV: " + csv.substring(position));
            }
            record.add(matcher.group(1));
            position = matcher.end();
            if (matcher.group(2).equals("\n")) {
                records.add(record);
                record = new ArrayList<>();
            }
        }
        return records;
    }
}

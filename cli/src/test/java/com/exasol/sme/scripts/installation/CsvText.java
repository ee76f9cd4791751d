package com.exasol.sme.scripts.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CSV as bytes of fields, quotes included, for comparing what a reader would no longer see. */
public final class CsvText {
    private static final Pattern FIELD = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^\",\n]*)([,\n])");

    private CsvText() {}

    public static List<String> records(final String csv) {
        return fields(csv).stream().map(fields -> String.join(",", fields)).toList();
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

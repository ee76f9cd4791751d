package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.learning.CsvText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CSV with a header as {@code pandas.read_csv} reads it.
 *
 * @param columns the names of the header
 * @param rows texts by name; what pandas takes for missing is null
 */
record PandasCsv(List<String> columns, List<Map<String, String>> rows) {
    private static final Set<String> MISSING = Set.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    /**
     * Reads a table; it skips empty lines, and takes fields that a row lacks for missing.
     *
     * @throws IOException if there is no header, or a row has too many fields
     */
    static PandasCsv read(final byte[] body) throws IOException {
        final List<List<String>> lines = new ArrayList<>(CsvText.parse(body));
        lines.removeIf(CsvText::isBlankLine);
        if (lines.isEmpty()) {
            throw new IOException("No columns to parse from file");
        }
        final List<String> header = lines.remove(0);
        if (!lines.isEmpty() && lines.get(0).size() > header.size()) {
            throw new IOException("SANDBOX: pandas would take the first columns for an index.");
        }
        final List<Map<String, String>> rows = new ArrayList<>();
        for (final List<String> line : lines) {
            if (line.size() > header.size()) {
                throw new IOException("Error tokenizing data. C error: Expected " + header.size() + " fields in line "
                        + (rows.size() + 2) + ", saw " + line.size());
            }
            final Map<String, String> row = new LinkedHashMap<>();
            for (int field = 0; field < line.size(); field++) {
                final String text = line.get(field);
                row.put(header.get(field), text == null || MISSING.contains(text) ? null : text);
            }
            rows.add(row);
        }
        return new PandasCsv(header, rows);
    }
}

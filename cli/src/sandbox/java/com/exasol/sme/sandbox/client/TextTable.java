package com.exasol.sme.sandbox.client;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows a result set as a table of text, as a SQL client does. */
final class TextTable {
    private static final int ROWS_SHOWN = 8;
    private static final int WIDTH_SHOWN = 100;

    private TextTable() {}

    static String of(final SqlResult result) {
        if (result.names().isEmpty()) {
            return "Rows affected: " + result.rowsAffected();
        }
        final List<String> names = result.names();
        final List<List<String>> rows = result.rows().stream()
                .limit(ROWS_SHOWN)
                .map(row -> row.stream().map(TextTable::text).collect(Collectors.toList()))
                .collect(Collectors.toList());
        final int[] widths = IntStream.range(0, names.size())
                .map(column -> width(names, rows, column))
                .toArray();
        final StringBuilder table = new StringBuilder(line(names, widths));
        table.append('\n').append(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-+-")));
        rows.forEach(row -> table.append('\n').append(line(row, widths)));
        if (result.rows().size() > ROWS_SHOWN) {
            table.append("\n… ").append(result.rows().size()).append(" rows");
        }
        return table.toString();
    }

    private static String text(final Object value) {
        final String text = String.valueOf(value).replace('\n', ' ');
        return text.length() <= WIDTH_SHOWN ? text : text.substring(0, WIDTH_SHOWN - 1) + "…";
    }

    private static int width(final List<String> names, final List<List<String>> rows, final int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(names.get(column).length(), Math::max);
    }

    private static String line(final List<String> cells, final int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }
}

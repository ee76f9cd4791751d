package com.exasol.sme.docs;

import com.exasol.sme.testkit.MarkdownRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of a page: its last cells are written by hand, the others are those of the sources. */
record MarkdownTable(List<String> rows) {
    private static final int HEAD = 2;

    MarkdownTable {
        rows = List.copyOf(rows);
    }

    static String row(final List<String> cells) {
        return cells.stream()
                .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
                .collect(Collectors.joining("", "|", ""));
    }

    static String code(final String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** {@return its lines, with the rows of the sources and the last cell that the page has for each of them} */
    Stream<String> renewed(final List<List<String>> sources) {
        final Map<String, String> written = rows.stream()
                .skip(HEAD)
                .map(MarkdownRows::cells)
                .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.get(cells.size() - 1)));
        return Stream.concat(rows.stream().limit(HEAD), sources.stream().map(cells -> {
            final List<String> all = new ArrayList<>(cells);
            all.add(written.getOrDefault(cells.get(0), "TO BE WRITTEN"));
            return row(all);
        }));
    }

    /** {@return a text with each of its tables that begin with such a heading replaced} */
    static String renew(final String page, final Function<String, Map<String, List<List<String>>>> sourcesOf) {
        final List<String> lines = page.lines().toList();
        final List<String> renewed = new ArrayList<>();
        String section = "";
        int next = 0;
        while (next < lines.size()) {
            final String line = lines.get(next);
            if (line.startsWith("#")) {
                section = line.replaceFirst("^#+ ", "");
            }
            final Map<String, List<List<String>>> sources = sourcesOf.apply(section);
            final List<List<String>> rows = sources.entrySet().stream()
                    .filter(entry -> MarkdownRows.begins(line, entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (rows == null) {
                renewed.add(line);
                next++;
                continue;
            }
            final int start = next;
            while (next < lines.size() && lines.get(next).startsWith("|")) {
                next++;
            }
            new MarkdownTable(lines.subList(start, next)).renewed(rows).forEach(renewed::add);
        }
        return String.join("\n", renewed) + "\n";
    }
}

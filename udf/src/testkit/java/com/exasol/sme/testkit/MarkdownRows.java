package com.exasol.sme.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the tables of a page. */
public final class MarkdownRows {
    private static final int HEAD = 2;

    private MarkdownRows() {}

    /** {@return the rows below the line that starts with the heading of the first column, as cells} */
    public static List<List<String>> of(final String page, final String heading) {
        final List<List<String>> rows = page.lines()
                .dropWhile(line -> !begins(line, heading))
                .takeWhile(line -> line.startsWith("|"))
                .skip(HEAD)
                .map(MarkdownRows::cells)
                .collect(Collectors.toList());
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no table starts with " + heading);
        }
        return rows;
    }

    /** {@return whether a table begins with this line} */
    public static boolean begins(final String line, final String heading) {
        return line.startsWith("| " + heading + " |");
    }

    /** {@return the cells of a line, without the bars; no cell has a bar of its own} */
    public static List<String> cells(final String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .collect(Collectors.toList());
    }
}

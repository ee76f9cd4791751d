package com.exasol.sme.cli;

import java.util.List;
import java.util.stream.Stream;

/** Text of a page in Markdown as a manual page has it, in the macros of man(7). */
record ManText(String markdown) {
    private static final int WIDTH = 76;

    /** The tables of a section, row by row: the first cell of each is a term, the last one what it is. */
    String terms(final String heading) {
        final StringBuilder text = new StringBuilder();
        rows(heading).forEach(cells -> text.append(term(plain(cells.get(0)), plain(cells.get(cells.size() - 1)))));
        return text.toString();
    }

    private Stream<List<String>> rows(final String heading) {
        return markdown.lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }

    private static String plain(final String cell) {
        return cell.replace("`", "").replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
    }

    static String term(final String term, final String meaning) {
        return ".TP\n\\fB" + escaped(term) + "\\fR\n" + paragraph(meaning);
    }

    /** {@return a name, and behind a dash what it is} */
    static String named(final String name, final String meaning) {
        return paragraph(name + " - " + meaning);
    }

    /** Words on lines that are not too long. */
    static String paragraph(final String words) {
        final StringBuilder text = new StringBuilder();
        int length = 0;
        for (final String word : words.strip().split("\\s+", -1)) {
            final String escaped = escaped(word);
            if (length > 0 && length + 1 + escaped.length() > WIDTH) {
                text.append('\n');
                length = 0;
            }
            text.append(length == 0 ? protectedStart(escaped) : " " + escaped);
            length += escaped.length() + 1;
        }
        return text.append('\n').toString();
    }

    /** A line that begins so would be a request. */
    private static String protectedStart(final String word) {
        return word.startsWith(".") || word.startsWith("'") ? "\\&" + word : word;
    }

    static String escaped(final String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("\"", "\\(dq");
    }
}

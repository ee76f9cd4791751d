package com.exasol.sme.testkit;

import java.util.regex.Pattern;

/** Templates of requests and paths of outputs that are almost right, and what paths look like. */
public final class FormatTexts {
    private static final String[] PIECES_OF_TEMPLATES = {
        "\"$rows\"", "{", "}", "[", "]", ",", ":", "\"a\"", "1", "null", " ", "\"\\\"$rows\"", "$rows"
    };
    private static final String[] PIECES_OF_PATHS = {
        "$",
        ".",
        "a",
        "B_",
        "9",
        "[",
        "]",
        "0",
        "01",
        "99999",
        "100000",
        "*",
        "[*]",
        "['a b']",
        "['",
        "']",
        "'",
        "\\",
        "\\'",
        "\\\\",
        "\u00e4",
        " ",
        "-",
        ".a",
        ".score",
        "[0]",
        "[01]",
        "[100000]",
        "['a\\x']",
        "['']",
        ".9",
        ". a",
        "[7]",
        "..",
        "\"a\""
    };
    private static final Pattern PATH = Pattern.compile("\\$(\\.[A-Za-z_\\x80-\\uffff][0-9A-Za-z_\\x80-\\uffff]*"
            + "|\\[(0|[1-9][0-9]{0,4})]|\\['([^'\\\\]|\\\\['\\\\])*']|\\[\\*])*");

    private FormatTexts() {}

    /** {@return a text that may be JSON with one value "$rows"} */
    public static String template(final FuzzSource source) {
        final StringBuilder text = new StringBuilder(source.of("{\"a\":\"$rows\"", "[\"$rows\"", "\"$rows\"", ""));
        for (int piece = source.below(4); piece > 0; piece--) {
            text.append(source.of(PIECES_OF_TEMPLATES));
        }
        return text.append(source.of("}", "]", "")).toString();
    }

    /** {@return a text that may be a path} */
    public static String path(final FuzzSource source) {
        final StringBuilder text = new StringBuilder(source.of("$", "$", "$", "$.p", ""));
        for (int piece = source.below(4); piece > 0; piece--) {
            text.append(source.of(PIECES_OF_PATHS));
        }
        return text.toString();
    }

    /** {@return whether a text is a path by the page of formats} */
    public static boolean isPath(final String text) {
        return PATH.matcher(text).matches() && text.split("\\[\\*]", -1).length <= 2;
    }
}

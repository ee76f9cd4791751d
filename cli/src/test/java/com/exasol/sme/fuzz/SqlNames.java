package com.exasol.sme.fuzz;

import java.util.Locale;

/** Names as SQL reads them. */
final class SqlNames {
    private static final int LONGEST = 128;

    private SqlNames() {}

    /** Whether a text has what no name and no value has. */
    static boolean hasControl(final String text) {
        return text.chars().anyMatch(letter -> Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029);
    }

    /** The name of a connection, or null if a UDF cannot ask for it: Exasol's Java client garbles an emoji. */
    static String readConnection(final String text) {
        final String name = read(text);
        return name == null || name.chars().anyMatch(letter -> Character.isSurrogate((char) letter)) ? null : name;
    }

    /** The name that is meant, or null if the text is none. */
    static String read(final String text) {
        if (hasControl(text)) {
            return null;
        }
        String name = null;
        if (text.matches("[A-Za-z][A-Za-z0-9_]*+")) {
            name = text.toUpperCase(Locale.ROOT);
        } else if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
            final String inside = text.substring(1, text.length() - 1);
            name = inside.contains(".") || inside.replace("\"\"", "").contains("\"")
                    ? null
                    : inside.replace("\"\"", "\"");
        }
        return name == null || name.codePointCount(0, name.length()) > LONGEST ? null : name;
    }
}

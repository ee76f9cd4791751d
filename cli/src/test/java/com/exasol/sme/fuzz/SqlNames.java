package com.exasol.sme.fuzz;

import java.util.Locale;

/** Names as SQL reads them. */
final class SqlNames {
    private static final int LONGEST = 128;

    private SqlNames() {}

    /** The name that is meant, or null if the text is none. */
    static String read(final String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        String name = null;
        if (text.matches("[A-Za-z][A-Za-z0-9_]*+")) {
            name = text.toUpperCase(Locale.ROOT);
        } else if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
            final String inside = text.substring(1, text.length() - 1);
            name = inside.replace("\"\"", "").contains("\"") ? null : inside.replace("\"\"", "\"");
        }
        return name == null || name.codePointCount(0, name.length()) > LONGEST ? null : name;
    }
}

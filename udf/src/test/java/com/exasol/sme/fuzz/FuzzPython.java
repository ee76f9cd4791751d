package com.exasol.sme.fuzz;

import com.exasol.sme.testkit.FuzzSource;

/** Writes values as Python's {@code repr} does, those of numpy 2 included, and fields as its {@code csv.writer} does. */
final class FuzzPython {
    private FuzzPython() {}

    /** Whether Python takes a character for printable depends on its version, so either way is right. */
    static String repr(final String text, final FuzzSource source) {
        final char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        final StringBuilder repr = new StringBuilder().append(quote);
        text.codePoints().forEach(character -> repr.append(escaped(character, quote, source)));
        return repr.append(quote).toString();
    }

    /** A value of numpy, whose {@code repr} names the type since version 2. */
    static String numpy(final String type, final String repr) {
        return repr.matches("True|False") ? "np." + repr + '_' : "np." + type + '(' + repr + ')';
    }

    /**
     * One field with quotes where there is need: before version 3.13 there is none for a carriage return.
     *
     * @param isLast whether the end of the line follows, so that nobody could tell a carriage return from it
     */
    static String field(final String text, final boolean isLast, final FuzzSource source) {
        final boolean hasReturn = text.indexOf('\r') >= 0;
        final boolean needsQuotes = text.chars().anyMatch(unit -> ",\"\n".indexOf(unit) >= 0)
                || (hasReturn && ((isLast && text.endsWith("\r")) || source.oneIn(2)));
        return needsQuotes ? quoted(text) : text;
    }

    static String quoted(final String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String escaped(final int character, final char quote, final FuzzSource source) {
        switch (character) {
            case '\n':
                return "\\n";
            case '\r':
                return "\\r";
            case '\t':
                return "\\t";
            case '\\':
                return "\\\\";
            default:
                if (character == quote) {
                    return "\\" + quote;
                }
                if (character < ' ' || isSurrogate(character) || (character > '~' && source.oneIn(2))) {
                    return String.format(
                            character < 0x100 ? "\\x%02x" : character < 0x10000 ? "\\u%04x" : "\\U%08x", character);
                }
                return Character.toString(character);
        }
    }

    /** Half a pair has no bytes in UTF-8. */
    private static boolean isSurrogate(final int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}

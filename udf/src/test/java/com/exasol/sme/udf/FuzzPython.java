package com.exasol.sme.udf;

/** Writes texts as Python's {@code repr} does. */
final class FuzzPython {
    private FuzzPython() {}

    /** Whether Python takes a character for printable depends on its version, so either way is right. */
    static String repr(final String text, final FuzzSource source) {
        final char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        final StringBuilder repr = new StringBuilder().append(quote);
        text.codePoints().forEach(character -> repr.append(escaped(character, quote, source)));
        return repr.append(quote).toString();
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

package com.exasol.sme;

/**
 * Words that Exasol's client can carry out of a UDF.
 *
 * <p>It hands the texts of exceptions to the database in the modified UTF-8 of JNI, where a character above U+FFFF, half
 * of one, and NUL are bytes that are no UTF-8. Such characters become U+FFFD, the replacement character of Unicode.
 */
final class ErrorText {
    private static final int REPLACEMENT = 0xFFFD;

    private ErrorText() {}

    static String of(final String words) {
        return words.codePoints()
                .map(character -> isCarried(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCarried(final int character) {
        return character != 0 && Character.isBmpCodePoint(character) && !Character.isSurrogate((char) character);
    }
}

package com.exasol.sme.sandbox.udf.options;

import java.sql.SQLException;

/** The value of a %jar as option parser 2 reads it: blanks at its end are dropped, but for one that is escaped. */
final class SecondJarOption {
    private static final String BLANKS = " \t\f\u000b";
    private static final String ESCAPED = "tfv";
    private static final String MEANING = "\t\f\u000b";

    private SecondJarOption() {}

    static String path(final String value) throws SQLException {
        int last = value.length() - 1;
        while (last >= 0 && BLANKS.indexOf(value.charAt(last)) >= 0) {
            last--;
        }
        if (last < 0) {
            return "";
        }
        final int escaped = ESCAPED.indexOf(value.charAt(last));
        if (value.length() > 1 && escaped >= 0) {
            return unescaped(value, last, MEANING.charAt(escaped));
        }
        if (value.charAt(last) == '\\' && last + 1 < value.length() && value.charAt(last + 1) == ' ') {
            return unescaped(value, last + 1, ' ');
        }
        return value.substring(0, last + 1);
    }

    /** Of the backslashes before a character, two stand for one; one that is left over gives it its meaning. */
    private static String unescaped(final String value, final int position, final char meaning) throws SQLException {
        int start = position;
        while (start > 0 && value.charAt(start - 1) == '\\') {
            start--;
        }
        final int backslashes = position - start;
        if (start == 0 && backslashes > 0) {
            // The client looks for more of them in front of the text.
            throw VmError.atStart("basic_string::at: __n (which is 18446744073709551615) >= this->size() (which is "
                    + value.length() + ")");
        }
        return value.substring(0, start)
                + "\\".repeat(backslashes / 2)
                + (backslashes % 2 == 0 ? value.charAt(position) : meaning);
    }
}

package com.exasol.sme.sandbox.database.sql;

import java.util.Locale;

/**
 * One word, literal or sign of a statement.
 *
 * @param kind  what it is
 * @param value a word in upper case, a quoted name or literal without its quotes, anything else as written
 * @param start where it begins in the statement
 * @param end   the position behind it
 */
public record Token(Kind kind, String value, int start, int end) {
    /** The kinds of tokens that SQL has. */
    public enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        PARAMETER,
        SIGN,
        END
    }

    public boolean isWord(final String word) {
        return kind == Kind.WORD && value.equals(word);
    }

    public boolean isSign(final String sign) {
        return kind == Kind.SIGN && value.equals(sign);
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    static Token word(final String written, final int start, final int end) {
        return new Token(Kind.WORD, written.toUpperCase(Locale.ROOT), start, end);
    }
}

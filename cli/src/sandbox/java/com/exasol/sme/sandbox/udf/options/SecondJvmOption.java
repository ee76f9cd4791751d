package com.exasol.sme.sandbox.udf.options;

import com.exasol.sme.sandbox.udf.options.SecondOptionLine.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a %jvmoption as option parser 2 reads it: words between blanks that are not escaped. */
final class SecondJvmOption {
    private static final Pattern TOKEN =
            Pattern.compile("(?<escape>\\\\[\\\\ tfv])|(?<blanks>[ \\t\\f\\x0b]+)|(?<other>.)", Pattern.DOTALL);

    private SecondJvmOption() {}

    /** A word cannot start with an escape. */
    static List<String> words(final String value) throws SyntaxError {
        final List<String> words = new ArrayList<>();
        StringBuilder word = null;
        final Matcher token = TOKEN.matcher(value);
        while (token.find()) {
            if (token.group("blanks") != null) {
                add(word, words);
                word = null;
            } else if (token.group("other") != null) {
                word = word == null ? new StringBuilder() : word;
                word.append(token.group());
            } else if (word != null) {
                word.append(SecondOptionLine.unescaped(token.group()));
            } else {
                throw SyntaxError.unexpected("escape_seq", value.substring(0, token.start()));
            }
        }
        add(word, words);
        return words;
    }

    private static void add(final StringBuilder word, final List<String> words) {
        if (word != null) {
            words.add(word.toString());
        }
    }
}

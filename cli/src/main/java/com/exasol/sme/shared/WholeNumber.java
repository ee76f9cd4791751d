package com.exasol.sme.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as options give them. */
public final class WholeNumber {
    /** Digits of other scripts, which Java would take too, are nothing that anybody means. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private WholeNumber() {}

    /** Reads a number; nothing if it is none or out of the range. */
    public static Optional<Integer> read(final String text, final int least, final int most) {
        return Optional.of(text)
                .filter(digits -> DIGITS.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }
}

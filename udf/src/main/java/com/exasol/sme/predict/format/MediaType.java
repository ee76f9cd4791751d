package com.exasol.sme.predict.format;

import java.util.Locale;

/** A media type as HTTP has it: {@code type/subtype}, and perhaps parameters behind a semicolon. */
public final class MediaType {
    private MediaType() {}

    /** {@return type and subtype, in lower case} */
    public static String essence(final String text) {
        final int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}

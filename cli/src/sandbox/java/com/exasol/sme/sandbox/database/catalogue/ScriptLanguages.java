package com.exasol.sme.sandbox.database.catalogue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the value of SCRIPT_LANGUAGES: aliases and what they stand for. */
public final class ScriptLanguages {
    private ScriptLanguages() {}

    /** Definitions by alias in upper case; parts without a definition are left out. */
    public static Map<String, String> parse(final String value) {
        final Map<String, String> definitions = new LinkedHashMap<>();
        for (final String part : value.strip().split("\\s+", -1)) {
            final int equals = part.indexOf('=');
            if (equals > 0) {
                definitions.put(part.substring(0, equals).toUpperCase(Locale.ROOT), part.substring(equals + 1));
            }
        }
        return definitions;
    }
}

package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The schema that holds the scripts.
 *
 * @param name as the database stores it
 */
public record SchemaName(String name) {
    private static final int MAX_LENGTH = 128;
    private static final Pattern REGULAR = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern DELIMITED = Pattern.compile("\"((?:[^\"\\p{Cntrl}]|\"\")+)\"");

    /** Reads a name as SQL does: without quotes it becomes upper case, in double quotes it means itself. */
    public static SchemaName from(final String text) {
        final String name = REGULAR.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : undelimited(text);
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-2")
                    .message("{{name}} is not the name of a schema.", text)
                    .mitigation(
                            "Give a name of at most {{limit}} characters: a letter, then letters, digits and '_',"
                                    + " or any other name in double quotes.",
                            MAX_LENGTH)
                    .toString());
        }
        return new SchemaName(name);
    }

    private static String undelimited(final String text) {
        final var matcher = DELIMITED.matcher(text);
        return matcher.matches() ? matcher.group(1).replace("\"\"", "\"") : "";
    }

    /** The name as an SQL identifier. */
    public String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name as an SQL string, to look it up in the catalogue. */
    String literal() {
        return SqlText.literal(name);
    }
}

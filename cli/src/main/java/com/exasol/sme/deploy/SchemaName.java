package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema that holds the scripts.
 *
 * @param name as the database stores it
 */
public record SchemaName(String name) {
    private static final int MAX_LENGTH = 128;
    private static final Pattern REGULAR = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern DELIMITED = Pattern.compile("\"((?:[^\"]|\"\")+)\"", Pattern.DOTALL);
    /** The database takes no point in a name, and a line break would come apart from its quotes in printed SQL. */
    private static final Pattern REFUSED = Pattern.compile("[.\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]");

    public SchemaName {
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > MAX_LENGTH
                || REFUSED.matcher(name).find()) {
            throw refused(name);
        }
    }

    /** Reads a name as SQL does: without quotes it becomes upper case, in double quotes it means itself. */
    public static SchemaName from(final String text) {
        if (REGULAR.matcher(text).matches()) {
            return new SchemaName(text.toUpperCase(Locale.ROOT));
        }
        final Matcher delimited = DELIMITED.matcher(text);
        if (!delimited.matches()) {
            throw refused(text);
        }
        return new SchemaName(delimited.group(1).replace("\"\"", "\""));
    }

    private static SmeException refused(final String text) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-2")
                .message("{{name}} is not the name of a schema.", text)
                .mitigation(
                        "Give a name of at most {{limit}} characters: a letter, then letters, digits and '_',"
                                + " or any other name in double quotes that has no '.' and no line break.",
                        MAX_LENGTH)
                .toString());
    }

    /** The name as an SQL identifier. */
    public String quoted() {
        return SqlText.identifier(name);
    }

    /** The name as an SQL string, to look it up in the catalogue. */
    public String literal() {
        return SqlText.literal(name);
    }
}

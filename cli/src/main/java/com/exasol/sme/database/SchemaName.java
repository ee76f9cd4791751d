package com.exasol.sme.database;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;

/**
 * The schema that holds the scripts.
 *
 * @param name as the database stores it
 */
public record SchemaName(String name) {
    public SchemaName {
        if (!SqlIdentifier.isPossible(name)) {
            throw refused(name);
        }
    }

    /** Reads a name as SQL does: without quotes it becomes upper case, in double quotes it means itself. */
    public static SchemaName from(final String text) {
        return new SchemaName(
                SqlIdentifier.read(text).orElseThrow(() -> refused(text)).name());
    }

    private static SmeException refused(final String text) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-2")
                .message("{{name}} in --schema is not the name of a schema.", ShortenedInput.shown(text))
                .mitigation(
                        "Give a name of at most {{limit}} characters: a letter, then letters, digits and '_',"
                                + " or any other name in double quotes that has no '.' and no line break.{{advice|u}}",
                        SqlIdentifier.MAX_LENGTH,
                        SqlIdentifier.quotingAdvice("--schema", text))
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

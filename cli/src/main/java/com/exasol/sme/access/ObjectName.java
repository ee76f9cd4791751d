package com.exasol.sme.access;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.shared.ShellQuoting;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema, or something in one.
 *
 * @param schema the schema
 * @param object what is in it, if not all of it is meant
 */
public record ObjectName(SqlIdentifier schema, Optional<SqlIdentifier> object) {
    private static final String RULE =
            "A name is a letter, then letters, digits and '_', or any other name in double quotes"
                    + " that has no '.', no line break and, for a connection, no emoji; at most 128 characters. Between a"
                    + " schema and what is in it stands a '.'.";

    /**
     * Reads one name, as SQL does.
     *
     * @param option where the name comes from
     */
    public static SqlIdentifier single(final String option, final String text) {
        return SqlIdentifier.read(text).orElseThrow(() -> refused(option, text));
    }

    static SmeException refused(final String option, final String text) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-67")
                .message("{{option|u}}: {{value}} cannot be used as a name.", option, ShortenedInput.shown(text))
                .mitigation(RULE + "{{advice|u}}", quotingAdvice(option, text))
                .toString());
    }

    private static String quotingAdvice(final String option, final String text) {
        final String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            return SqlIdentifier.quotingAdvice(option, text);
        }
        return text.indexOf('"') < 0
                        && Stream.of(parts).allMatch(part -> SqlIdentifier.read(SqlText.identifier(part))
                                .isPresent())
                ? " A shell takes quotes away, so give "
                        + ShellQuoting.option(
                                option,
                                Stream.of(parts)
                                        .map(part ->
                                                SqlIdentifier.read(part).isPresent() ? part : SqlText.identifier(part))
                                        .collect(Collectors.joining(".")))
                        + "."
                : "";
    }

    /** Reads a schema, or a schema and what is in it with a point between them; no name holds a point itself. */
    public static ObjectName read(final String option, final String text) {
        final int point = text.indexOf('.');
        if (point < 0) {
            return new ObjectName(single(option, text), Optional.empty());
        }
        final Optional<SqlIdentifier> schema = SqlIdentifier.read(text.substring(0, point));
        final Optional<SqlIdentifier> object = SqlIdentifier.read(text.substring(point + 1));
        if (schema.isEmpty() || object.isEmpty()) {
            throw refused(option, text);
        }
        return new ObjectName(schema.get(), object);
    }

    /** Reads a schema and what is in it, with a point between them. */
    public static ObjectName inSchema(final String option, final String text) {
        final ObjectName name = read(option, text);
        if (name.object().isEmpty()) {
            throw refused(option, text);
        }
        return name;
    }

    /** The name as it may stand in SQL. */
    String quoted() {
        return object.map(inside -> schema.quoted(inside.name())).orElseGet(schema::quoted);
    }
}

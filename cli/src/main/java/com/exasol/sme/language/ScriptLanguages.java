package com.exasol.sme.language;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of the parameter SCRIPT_LANGUAGES: aliases and their definitions, separated by blanks.
 *
 * @param value as the database shows it; every part that is not ours stays as it is
 */
public record ScriptLanguages(String value) {
    public Optional<String> definitionOf(final LanguageAlias alias) {
        final Matcher entry = entry(alias);
        return entry.find() ? Optional.of(entry.group("definition")) : Optional.empty();
    }

    /** The value with one alias defined anew in its place, or added at the end. */
    ScriptLanguages with(final LanguageAlias alias, final String definition) {
        final Matcher entry = entry(alias);
        if (entry.find()) {
            return new ScriptLanguages(
                    value.substring(0, entry.start("definition")) + definition + value.substring(entry.end()));
        }
        final String separator = value.isEmpty() || value.endsWith(" ") ? "" : " ";
        return new ScriptLanguages(value + separator + alias.name() + "=" + definition);
    }

    private Matcher entry(final LanguageAlias alias) {
        return Pattern.compile("(?<!\\S)" + alias.name() + "=(?<definition>\\S*)", Pattern.CASE_INSENSITIVE)
                .matcher(value);
    }
}

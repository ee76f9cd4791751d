package com.exasol.sme.language;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a script language, such as {@code JAVA}, that CREATE SCRIPT and SCRIPT_LANGUAGES use.
 *
 * @param name in upper case
 */
public record LanguageAlias(String name) {
    // The database runs LUA itself and takes no options in its scripts.
    private static final Pattern VALID = Pattern.compile("(?!LUA$)[A-Z_][A-Z0-9_]*");

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9_]*");

    public LanguageAlias {
        if (!isPossible(name)) {
            throw refused(name);
        }
    }

    private static boolean isPossible(final String name) {
        return name.length() <= SqlIdentifier.MAX_LENGTH && VALID.matcher(name).matches();
    }

    private static SmeException refused(final String text) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-8")
                .message(
                        "{{alias}} in --language-alias cannot be the alias of the language of the Java scripts.",
                        ShortenedInput.shown(text))
                .mitigation(
                        "Give a letter or '_', then letters, digits and '_', at most {{limit}} characters; LUA is taken.",
                        SqlIdentifier.MAX_LENGTH)
                .toString());
    }

    /** Reads an alias, which is an SQL name without quotes and so upper case whatever it was typed in. */
    public static LanguageAlias from(final String text) {
        // Checked before it becomes upper case, which would make letters of ASCII out of others.
        final String name = text.toUpperCase(Locale.ROOT);
        if (!LETTERS.matcher(text).matches() || !isPossible(name)) {
            throw refused(text);
        }
        return new LanguageAlias(name);
    }
}

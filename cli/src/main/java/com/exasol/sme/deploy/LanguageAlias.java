package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
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

    public LanguageAlias {
        if (!VALID.matcher(name).matches()) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-8")
                    .message("{{alias}} cannot be the alias of the language of the Java scripts.", name)
                    .mitigation("Give --language-alias a letter or '_', then letters, digits and '_'; LUA is taken.")
                    .toString());
        }
    }

    /** Reads an alias, which is an SQL name without quotes and so upper case whatever it was typed in. */
    public static LanguageAlias from(final String text) {
        return new LanguageAlias(text.toUpperCase(Locale.ROOT));
    }
}

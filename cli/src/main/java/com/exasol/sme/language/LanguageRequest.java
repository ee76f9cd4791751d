package com.exasol.sme.language;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The script language that the Java scripts are to run in.
 *
 * @param alias       its name
 * @param definition  where it comes from, when one was asked for
 * @param isOverride  whether a different definition may be replaced
 * @param altersSystem whether it is set for all sessions or only for the one that deploys
 */
public record LanguageRequest(
        LanguageAlias alias, Optional<String> definition, boolean isOverride, boolean altersSystem) {
    public static final String BUILT_IN = "builtin_java";
    private static final Pattern VALID = Pattern.compile("[!-~&&[^'\"]]+");

    public LanguageRequest {
        definition.ifPresent(text -> check(alias, text));
    }

    private static void check(final LanguageAlias alias, final String text) {
        if (!VALID.matcher(text).matches() || startsWith(text, alias.name() + "=")) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-10")
                    .message(
                            "{{definition}} in --language-definition is not the definition of a script language.",
                            ShortenedInput.shown(text))
                    .mitigation(
                            "Give one word of ASCII characters without quotes and without the alias, such as"
                                    + " {{example}} or localzmq+protobuf:///….",
                            BUILT_IN)
                    .toString());
        }
    }

    /** The database reads an alias in upper and lower case. */
    private static boolean startsWith(final String text, final String start) {
        return text.regionMatches(true, 0, start, 0, start.length());
    }
}

package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.util.regex.Pattern;

/**
 * The id of an account or of a database in Exasol SaaS.
 *
 * @param text as the web console shows it
 */
public record SaasId(String text) {
    // INFERRED from the examples in public: what may stand in a URL without being encoded.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /**
     * Reads an id.
     *
     * @param option where it was given
     */
    public static SaasId from(final String option, final String text) {
        // A token in the place of an id would be part of URLs, and stand in logs for ever.
        if (SaasRefusal.isToken(text) || !ID.matcher(text).matches()) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-47")
                    .message("{{text}} in {{option|u}} is not an id of Exasol SaaS.", SaasRefusal.shown(text), option)
                    .mitigation("Copy it from the web console: letters, digits, '-' and '_', at most 100.")
                    .toString());
        }
        return new SaasId(text);
    }
}

package com.exasol.sme.cli.options;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.util.List;

/** The error when options are missing or do not go together. */
public final class OptionMisuse {
    private OptionMisuse() {}

    public static SmeException of(final String problem, final String advice) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-71")
                .message("{{problem|u}}", problem)
                .mitigation("{{advice|u}}", advice)
                .toString());
    }

    public static void refuseMissing(final List<String> missing, final String advice) {
        if (!missing.isEmpty()) {
            throw of("These options are missing: " + String.join(", ", missing) + ".", advice);
        }
    }
}

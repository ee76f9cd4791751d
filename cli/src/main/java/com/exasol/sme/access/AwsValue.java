package com.exasol.sme.access;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;

/** The refusal of what AWS would not take either. */
final class AwsValue {
    private AwsValue() {}

    /**
     * Tells what is wrong with a value.
     *
     * @param option  where it comes from
     * @param problem such as "is not the name of an AWS region"
     * @param rule    what to give instead
     */
    static SmeException refused(final String option, final String value, final String problem, final String rule) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-68")
                .message("{{option|u}}: {{value}} {{problem|u}}.", option, ShortenedInput.shown(value), problem)
                .mitigation("{{rule|u}}", rule)
                .toString());
    }
}

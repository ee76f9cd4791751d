package com.exasol.sme.access;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.deploy.SmeException;

/** The refusal of what AWS would not take either. */
final class AwsValue {
    private AwsValue() {}

    /** @param what where the value comes from and what it is not, such as "--s3-bucket {{value}} is no …" */
    static SmeException refused(final String option, final String value, final String problem, final String rule) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-68")
                .message("{{option|u}}: {{value}} {{problem|u}}.", option, RefusedValue.shown(value), problem)
                .mitigation("{{rule|u}}", rule)
                .toString());
    }
}

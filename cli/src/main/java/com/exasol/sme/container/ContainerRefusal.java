package com.exasol.sme.container;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;

/** The error when an option of a container has a value that cannot work. */
final class ContainerRefusal {
    private ContainerRefusal() {}

    /**
     * Names option, value and what is allowed, in one line.
     *
     * @param reason  the end of a sentence that starts with the value
     * @param allowed a sentence
     */
    static SmeException of(final String option, final String value, final String reason, final String allowed) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-73")
                .message("{{value}} in {{option|u}} {{reason|u}}.", ShortenedInput.shown(value), option, reason)
                .mitigation("{{allowed|u}}", allowed)
                .toString());
    }
}

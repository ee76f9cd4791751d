package com.exasol.sme.shared;

import com.exasol.errorreporting.ExaError;

/**
 * A TCP port that a client can connect to.
 *
 * @param number from 1 to 65535
 */
public record Port(int number) {
    private static final int HIGHEST = 65_535;

    public Port {
        if (number < 1 || number > HIGHEST) {
            throw refused("an address", String.valueOf(number));
        }
    }

    /**
     * Reads a port.
     *
     * @param option where it was given
     */
    public static Port from(final String option, final String text) {
        return WholeNumber.read(text, 1, HIGHEST).map(Port::new).orElseThrow(() -> refused(option, text));
    }

    private static SmeException refused(final String option, final String text) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-22")
                .message("{{number}} in {{option|u}} is not a port.", ShortenedInput.shown(text), option)
                .mitigation("Give a whole number from 1 to {{highest|u}}.", String.valueOf(HIGHEST))
                .toString());
    }
}

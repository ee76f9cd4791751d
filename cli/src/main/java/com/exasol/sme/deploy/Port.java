package com.exasol.sme.deploy;

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
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-22")
                    .message("{{number}} is not a port.", number)
                    .mitigation("Give a number from 1 to {{highest|u}}.", String.valueOf(HIGHEST))
                    .toString());
        }
    }
}

package com.exasol.sme.access;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import java.sql.SQLException;

/** The error when the database did not do what it was told. */
final class DatabaseRefusal {
    private DatabaseRefusal() {}

    /**
     * Tells what was refused.
     *
     * @param step    what was to be done, such as "grant EXPORT"
     * @param outcome what stands now
     * @param advice  what to do next
     */
    static SmeException of(final String step, final SQLException cause, final String outcome, final String advice) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-70")
                        .message("The database refused to {{step|u}}: {{cause|u}}", step, CauseChain.of(cause))
                        .message(" {{outcome|u}}", outcome)
                        .mitigation("{{advice|u}}", advice)
                        .toString(),
                cause);
    }
}

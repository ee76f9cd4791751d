package com.exasol.sme.database;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;

/** Standard output did not take all that was printed. */
public final class LostOutput extends SmeException {
    private static final long serialVersionUID = 1L;

    LostOutput() {
        super(ExaError.messageBuilder("E-SME-CLI-20")
                .message("Standard output does not take all of the SQL.")
                .mitigation("Check the file or the program that standard output goes to.")
                .toString());
    }
}

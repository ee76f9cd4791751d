package com.exasol.sme.predict.rows;

/** A value that the format of a request has no way to write. */
public final class UnwritableValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what about the value is to blame */
    UnwritableValue(final String reason) {
        super(reason, null, false, false);
    }
}

package com.exasol.sme.sandbox.aws.containers;

/** Why an endpoint fails instead of serving. */
public final class BrokenContainer extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenContainer(final String reason) {
        super(reason);
    }
}

package com.exasol.sme.sandbox.aws.learning;

/** Why a training job ends as Failed; the message becomes its FailureReason. */
public final class JobFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public JobFailure(final String reason) {
        super(reason);
    }

    public JobFailure(final String reason, final Throwable cause) {
        super(reason, cause);
    }
}

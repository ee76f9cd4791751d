package com.exasol.sme.sandbox.aws.sagemaker;

/** How many describes an endpoint takes to be created and to be deleted. */
public final class StatusDelays {
    private volatile int describesWhileCreating = 2;
    private volatile int describesWhileDeleting = 1;

    int describesWhileCreating() {
        return describesWhileCreating;
    }

    int describesWhileDeleting() {
        return describesWhileDeleting;
    }

    public void set(final int creating, final int deleting) {
        describesWhileCreating = creating;
        describesWhileDeleting = deleting;
    }
}

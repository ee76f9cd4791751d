package com.exasol.sme.predict;

/** What an endpoint answered, and whether all of it arrived. */
public final class ModelAnswer {
    private final byte[] body;
    private final boolean isComplete;

    public ModelAnswer(final byte[] body, final boolean isComplete) {
        this.body = body;
        this.isComplete = isComplete;
    }

    byte[] body() {
        return this.body;
    }

    boolean isComplete() {
        return this.isComplete;
    }
}

package com.exasol.sme.predict.request;

import java.util.function.LongSupplier;

/** One request for a batch, and what came of it. */
public final class Invocation {
    private final Batch batch;
    private final long sentAt;
    private final long rowsBefore;
    private ModelAnswer answer;
    private Throwable defect;
    private long endedAt;

    /** @param rowsBefore how many rows had been answered when this one was sent */
    public Invocation(final Batch batch, final long sentAt, final long rowsBefore) {
        this.batch = batch;
        this.sentAt = sentAt;
        this.rowsBefore = rowsBefore;
    }

    /** Asks the endpoint; whatever happens is kept for the thread that takes the answer. */
    public void run(final ModelEndpoint endpoint, final LongSupplier clock) {
        try {
            this.answer = endpoint.invoke(this.batch);
        } catch (final RuntimeException | Error failure) {
            this.defect = failure;
        }
        this.endedAt = clock.getAsLong();
    }

    public Batch batch() {
        return this.batch;
    }

    public long sentAt() {
        return this.sentAt;
    }

    public long rowsBefore() {
        return this.rowsBefore;
    }

    public long endedAt() {
        return this.endedAt;
    }

    public long nanos() {
        return this.endedAt - this.sentAt;
    }

    public ModelAnswer answer() {
        if (this.defect instanceof RuntimeException) {
            throw (RuntimeException) this.defect;
        }
        if (this.defect != null) {
            throw (Error) this.defect;
        }
        return this.answer;
    }
}

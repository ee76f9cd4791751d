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
            answer = endpoint.invoke(batch);
        } catch (final RuntimeException | Error failure) {
            defect = failure;
        }
        endedAt = clock.getAsLong();
    }

    public Batch batch() {
        return batch;
    }

    public long sentAt() {
        return sentAt;
    }

    public long rowsBefore() {
        return rowsBefore;
    }

    public long endedAt() {
        return endedAt;
    }

    public long nanos() {
        return endedAt - sentAt;
    }

    public ModelAnswer answer() {
        if (defect instanceof RuntimeException) {
            throw (RuntimeException) defect;
        }
        if (defect != null) {
            throw (Error) defect;
        }
        return answer;
    }
}

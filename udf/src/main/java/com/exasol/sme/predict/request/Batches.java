package com.exasol.sme.predict.request;

/** The batches that have been read and not yet emitted, in the order of their rows. */
public final class Batches {
    private Batch first;
    private Batch last;

    public boolean isEmpty() {
        return first == null;
    }

    public void add(final Batch batch) {
        if (isEmpty()) {
            first = batch;
        } else {
            last.precede(batch);
        }
        last = batch;
    }

    public boolean hasEmittable() {
        return !isEmpty() && first.isDone();
    }

    public Batch first() {
        return first;
    }

    public void removeFirst() {
        first = first.next();
    }

    /** Leaves all but some rows of a batch to another one behind it. */
    public void split(final Batch batch, final int rows) {
        batch.split(rows);
        if (last == batch) {
            last = batch.next();
        }
    }

    /**
     * {@return the first one that can be sent now; else the one that can be sent first; null if none is to be sent}
     * Nobody needs the answers to rows behind one that fails the statement.
     */
    public Batch nextToSend(final long now) {
        Batch earliest = null;
        for (Batch batch = first; batch != null && !batch.isRefused(); batch = batch.next()) {
            if (batch.isWaiting()) {
                if (batch.notBefore() - now <= 0) {
                    return batch;
                }
                if (earliest == null || batch.notBefore() - earliest.notBefore() < 0) {
                    earliest = batch;
                }
            }
        }
        return earliest;
    }
}

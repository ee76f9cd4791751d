package com.exasol.sme.predict;

import com.exasol.sme.predict.flow.FailureStreak;
import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.flow.ThrottlingBackoff;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Batches;
import com.exasol.sme.predict.request.Invocation;

/** Decides which batch is sent next and when, and sends it. */
final class Dispatcher {
    private final Batches batches;
    private final RequestsInFlight inFlight;
    private final RowsUnderWay underWay;
    private final LoadController controller;
    private final ThrottlingBackoff backoff;
    private final FailureStreak streak;
    private final RowBlame blame;

    Dispatcher(
            final Batches batches,
            final RequestsInFlight inFlight,
            final RowsUnderWay underWay,
            final LoadController controller,
            final ThrottlingBackoff backoff,
            final FailureStreak streak,
            final RowBlame blame) {
        this.batches = batches;
        this.inFlight = inFlight;
        this.underWay = underWay;
        this.controller = controller;
        this.backoff = backoff;
        this.streak = streak;
        this.blame = blame;
    }

    /** {@return what to send next, or null} Where no more answers fit, that is what all others wait for, or nothing. */
    Batch next(final long now) {
        final boolean seemsDead = streak.isHoldingBack() && inFlight.isEmpty();
        if (seemsDead && blame.needsControl()) {
            return blame.control();
        }
        if (batches.isEmpty() || underWay.leaveRoomForAnswers()) {
            return batches.nextToSend(now);
        }
        return batches.first().isWaiting() ? batches.first() : null;
    }

    /** {@return how long to wait until it may be sent; for ever if something else has to happen first} */
    long nanosToSend(final Batch batch, final long now) {
        return hasSlot(batch) && isWanted(batch)
                ? Math.max(batch.notBefore() - now, backoff.next() - now)
                : Long.MAX_VALUE;
    }

    /** {@return whether one more request may be in flight} */
    boolean hasFreeSlot() {
        return inFlight.requests() < controller.requests();
    }

    private boolean hasSlot(final Batch batch) {
        return inFlight.isEmpty() || (hasFreeSlot() && (batch == batches.first() || !streak.isHoldingBack()));
    }

    /** The first batch always is, because all others wait for it; and any is if there is nothing else to wait for. */
    private boolean isWanted(final Batch batch) {
        return batch == batches.first() || (inFlight.isEmpty() && !batches.hasEmittable()) || !underWay.areEnough();
    }

    /** What was read ahead is cut only now, because meanwhile the load may have changed. */
    void send(final Batch batch, final long now) {
        final int rows = batch.rowsWithin(controller.rows(), controller.bytes());
        if (rows < batch.rows()) {
            batches.split(batch, rows);
        }
        batch.leave(controller.stepFor(rows, batch.from() > 0));
        backoff.sent(now, Math.max(controller.nanosBetweenRequests(), streak.nanosBetweenRequests()));
        inFlight.send(new Invocation(batch, now, controller.answeredRows()));
    }
}

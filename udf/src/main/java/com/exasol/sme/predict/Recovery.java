package com.exasol.sme.predict;

import com.exasol.sme.SmeException;
import com.exasol.sme.predict.answer.AnswerFlaw;
import com.exasol.sme.predict.flow.AnsweredSizes;
import com.exasol.sme.predict.flow.FailureStreak;
import com.exasol.sme.predict.flow.LimitTrial;
import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.flow.ThrottlingBackoff;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Batches;
import com.exasol.sme.predict.request.Fault;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.request.SizeTrial;
import java.util.Random;
import java.util.function.Supplier;

/** Decides what becomes of a batch that got no answer, or a wrong one. */
final class Recovery {
    private static final int MOST_FAILURES = 8;
    private static final long FIRST_PAUSE = 50_000_000L;
    /** What serverless endpoints take; others take more. */
    private static final int SMALLEST_LIMIT = 4 * 1024 * 1024;

    private final Batches batches;
    private final LoadController controller;
    private final ThrottlingBackoff backoff;
    private final FailureStreak streak;
    private final RowBlame blame;
    private final Random random;

    Recovery(
            final Batches batches,
            final LoadController controller,
            final ThrottlingBackoff backoff,
            final FailureStreak streak,
            final RowBlame blame,
            final Random random) {
        this.batches = batches;
        this.controller = controller;
        this.backoff = backoff;
        this.streak = streak;
        this.blame = blame;
        this.random = random;
    }

    void afterAnswer(final Invocation invocation) {
        final Batch batch = invocation.batch();
        streak.answered();
        if (batch.trial() != null) {
            batch.trial().answered(batch, invocation.endedAt());
        }
        blame.answered(invocation);
    }

    void afterFlaw(final Invocation invocation, final AnswerFlaw flaw) {
        final Batch batch = invocation.batch();
        streak.failed();
        if (!invocation.answer().isWhole()) {
            sendAgainOrLess(invocation, flaw::error);
            return;
        }
        if (flaw.isFinal(batch.flaw())) {
            blame.doom(batch, flaw.error());
            return;
        }
        batch.rememberFlaw(flaw.sign());
        sendAgain(invocation, flaw::error);
    }

    void afterFailure(final Invocation invocation) {
        final Batch batch = invocation.batch();
        final ModelAnswer answer = invocation.answer();
        switch (answer.fault()) {
            case BUSY:
                turnedAway(invocation);
                batch.waitUntil(invocation.endedAt());
                break;
            case TIMED_OUT:
                streak.failed();
                controller.timedOut(invocation);
                sendAgain(invocation, answer::error);
                split(batch);
                break;
            case TOO_LARGE:
                tooLarge(invocation);
                break;
            case PERHAPS_TOO_LARGE:
                if (batch.bytes() > SMALLEST_LIMIT) {
                    tooLarge(invocation);
                } else if (batch.rows() > 1 && isAboveAnAnsweredSize(batch)) {
                    sendInParts(invocation);
                } else {
                    throw answer.error();
                }
                break;
            case ROW_REFUSED:
                if (batch.rows() > 1) {
                    sendInParts(invocation);
                } else {
                    blame.refused(invocation);
                }
                break;
            case FORMAT_REFUSED:
                if (batch.rows() > 1) {
                    sendInParts(invocation);
                } else {
                    blame.blameIfOthersAreAnswered(invocation);
                }
                break;
            case MODEL_FAILED:
                streak.failed();
                if (batch.rows() > 1) {
                    sendAgainOrLess(invocation, answer::error);
                } else {
                    modelFailedOnARow(invocation);
                }
                break;
            case BROKEN:
                streak.failed();
                sendAgainOrLess(invocation, answer::error);
                break;
            case NOT_REACHED:
                streak.failed();
                sendAgain(invocation, answer::error);
                break;
            default:
                throw answer.error();
        }
    }

    private void turnedAway(final Invocation invocation) {
        backoff.turnedAway(invocation);
        if (backoff.isHopeless(invocation.endedAt())) {
            throw invocation.answer().error();
        }
    }

    private boolean isAboveAnAnsweredSize(final Batch batch) {
        final AnsweredSizes sizes = controller.answeredSizes();
        return !sizes.isEmpty() && sizes.isAboveSmallest(batch);
    }

    private void tooLarge(final Invocation invocation) {
        final Batch batch = invocation.batch();
        controller.tooLarge(invocation);
        if (batch.rows() > 1) {
            batch.waitUntil(invocation.endedAt());
            split(batch);
        } else if (batch.bytes() > SMALLEST_LIMIT) {
            blame.cannotCarry(batch, RowBlame.tooLong(batch));
        } else {
            blame.blameIfOthersAreAnswered(invocation);
        }
    }

    /** A first failure may be chance. After the second one the rows are sent in parts, and each part has one chance. */
    private void sendAgainOrLess(final Invocation invocation, final Supplier<SmeException> error) {
        final Batch batch = invocation.batch();
        final boolean mayBeChance = batch.trial() == null && batch.failures() == 0;
        final boolean mayBeARow = invocation.answer().fault() == Fault.MODEL_FAILED;
        if (!mayBeChance
                && batch.rows() > 1
                && (mayBeARow || controller.answeredSizes().isAboveSmallest(batch))) {
            sendInParts(invocation);
        } else {
            sendAgain(invocation, error);
        }
    }

    private void modelFailedOnARow(final Invocation invocation) {
        final Batch batch = invocation.batch();
        if (!batch.isSentTwice()
                && !controller.answeredSizes().hasOneRow()
                && 2L * batch.bytes() <= controller.bytes()) {
            batch.sendTwice();
            batch.waitUntil(invocation.endedAt());
            return;
        }
        sendAgain(invocation, invocation.answer()::error);
        blame.modelFailed(invocation);
    }

    private void sendInParts(final Invocation invocation) {
        final Batch batch = invocation.batch();
        final SizeTrial trial = batch.trial() == null ? new LimitTrial(batch, controller) : batch.trial();
        trial.failed(batch, invocation.endedAt());
        batch.suspect(trial);
        batch.waitUntil(invocation.endedAt());
        split(batch);
    }

    /** @param error what to tell if the same happens each time */
    private void sendAgain(final Invocation invocation, final Supplier<SmeException> error) {
        final Batch batch = invocation.batch();
        batch.countFailure();
        if (batch.failures() == MOST_FAILURES) {
            throw controller.answeredSizes().addTo(error.get());
        }
        batch.waitUntil(invocation.endedAt() + pause(batch.failures()));
    }

    /** Takes what became of a control: either the suspects are to blame, or the endpoint is. */
    void afterControl(final Invocation control) {
        if (!control.answer().isFailure()) {
            streak.answered();
            blame.answered(control);
            return;
        }
        if (control.answer().fault() == Fault.REFUSED) {
            throw control.answer().error();
        }
        if (control.answer().fault() == Fault.BUSY) {
            turnedAway(control);
        } else {
            streak.failed();
        }
        for (final Invocation suspect : blame.release()) {
            suspect.batch().waitUntil(control.endedAt() + pause(suspect.batch().failures()));
        }
    }

    /** The second attempt follows at once; the pauses before the others double, and vary so that they scatter. */
    private long pause(final int failures) {
        return failures == 1 ? 0 : (long) ((FIRST_PAUSE << (failures - 1)) * (0.5 + random.nextDouble() / 2));
    }

    private void split(final Batch batch) {
        if (batch.rows() > 1) {
            batches.split(batch, batch.rows() / 2);
        }
    }
}

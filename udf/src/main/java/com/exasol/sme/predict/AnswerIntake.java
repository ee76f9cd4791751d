package com.exasol.sme.predict;

import com.exasol.sme.predict.answer.AnswerFlaw;
import com.exasol.sme.predict.answer.AnswerFormat;
import com.exasol.sme.predict.flow.AnswerBytes;
import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.flow.PrefetchTarget;
import com.exasol.sme.predict.flow.ThrottlingBackoff;
import com.exasol.sme.predict.request.Invocation;

/** Takes what came of a request: the predictions, or what has to be done without them. */
final class AnswerIntake {
    private final AnswerFormat answers;
    private final AnswerBytes answerBytes;
    private final LoadController controller;
    private final ThrottlingBackoff backoff;
    private final PrefetchTarget target;
    private final RowBlame blame;
    private final Recovery recovery;

    AnswerIntake(
            final AnswerFormat answers,
            final AnswerBytes answerBytes,
            final LoadController controller,
            final ThrottlingBackoff backoff,
            final PrefetchTarget target,
            final RowBlame blame,
            final Recovery recovery) {
        this.answers = answers;
        this.answerBytes = answerBytes;
        this.controller = controller;
        this.backoff = backoff;
        this.target = target;
        this.blame = blame;
        this.recovery = recovery;
    }

    void take(final Invocation invocation) {
        if (blame.isControl(invocation.batch())) {
            recovery.afterControl(invocation);
        } else if (invocation.answer().isFailure()) {
            recovery.afterFailure(invocation);
        } else {
            read(invocation);
        }
    }

    private void read(final Invocation invocation) {
        backoff.answered(invocation.endedAt());
        try {
            answers.read(invocation.answer(), invocation.batch());
        } catch (final AnswerFlaw flaw) {
            recovery.afterFlaw(invocation, flaw);
            return;
        }
        answerBytes.read(invocation.batch().rowsSent(), invocation.answer().body().length, answers.outputBytes());
        controller.answered(invocation);
        invocation.batch().finish();
        target.answered(invocation.nanos());
        recovery.afterAnswer(invocation);
    }
}

package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.LoadStep;
import com.exasol.sme.predict.request.LoadStep.Growth;

/**
 * Decides how many rows a request carries and how many requests are in flight.
 *
 * <p>It starts with a little and doubles in turns the rows and the requests, each time when the first answer to a
 * request of the last doubling is there. As soon as a doubling has been measured, it is judged. The rules, and why they
 * are so, are in docs/load-control.md: what a doubling is found to be ({@link Finding}), what grows next
 * ({@link GrowthRule}), and what makes requests smaller ({@link Setback}).
 *
 * <p>When nothing grows, requests are spread over the time that one takes. Else those that were sent together are
 * answered together, again and again, and make each other wait, here for a processor and there for a worker.
 */
public final class LoadController {
    private static final int ROWS_AT_FIRST = 500;
    private static final int REQUESTS_AT_FIRST = 4;
    /** The model has a minute at most. */
    private static final long NANOS_OF_A_SLOW_REQUEST = 10_000_000_000L;

    /** How much a request carried at most at some time. */
    static final class RequestSize {
        private final int rows;
        private final int bytes;

        private RequestSize(final int rows, final int bytes) {
            this.rows = rows;
            this.bytes = bytes;
        }
    }

    private final LoadLimits limits;
    private final LoadSteps steps;
    private final GrowthPauses pauses = new GrowthPauses();
    private final AnsweredSizes answeredSizes = new AnsweredSizes();
    private int bytes;
    private long answeredRows;
    private long nanosPerRequest;

    public LoadController(final int mostRows, final int mostBytes, final int mostRequests, final AnswerBytes answers) {
        limits = new LoadLimits(mostRows, mostBytes, mostRequests, answers);
        steps = new LoadSteps(Math.min(ROWS_AT_FIRST, mostRows), Math.min(REQUESTS_AT_FIRST, mostRequests));
        bytes = mostBytes;
    }

    /**
     * {@return the decision that a request is sent by, and that its answer tells something about}
     *
     * @param isPart whether the rows are not all that were read together; fewer than decided are a rest then, which tells
     *     nothing; nor do as few as are sent before anybody knows how large answers are
     */
    public LoadStep stepFor(final int rows, final boolean isPart) {
        final LoadStep current = steps.current();
        return (isPart || !limits.areAnswersKnown()) && rows < current.rows()
                ? new LoadStep(rows, current.requests(), Growth.NONE)
                : current;
    }

    public int rows() {
        return Math.min(steps.current().rows(), limits.rowsByAnswers());
    }

    /** {@return how many rows a request may carry one day} */
    public int mostRows() {
        return limits.rows();
    }

    public int bytes() {
        return bytes;
    }

    public int requests() {
        return steps.current().requests();
    }

    /** {@return how many nanoseconds lie between two requests at least; half of what they do on average} */
    public long nanosBetweenRequests() {
        final LoadStep current = steps.current();
        return current.growth() == Growth.NONE ? nanosPerRequest / (2L * current.requests()) : 0;
    }

    /** {@return how many rows have been answered so far} */
    public long answeredRows() {
        return answeredRows;
    }

    public AnsweredSizes answeredSizes() {
        return answeredSizes;
    }

    public void answered(final Invocation invocation) {
        final Batch batch = invocation.batch();
        answeredRows += batch.rows();
        nanosPerRequest = invocation.nanos();
        answeredSizes.add(batch);
        steps.useRowsAtMost(limits.rowsByAnswers());
        if (invocation.nanos() > NANOS_OF_A_SLOW_REQUEST) {
            setBack(Setback.SLOW, batch.rows(), batch.bytes(), invocation.endedAt());
        } else if (!batch.hasFailed()) {
            final double nanos = Math.max(1, invocation.nanos());
            batch.step().measure((answeredRows - invocation.rowsBefore()) / nanos, invocation.nanos());
            if (batch.step() == steps.current()) {
                goOn(invocation);
            }
        }
    }

    public void timedOut(final Invocation invocation) {
        setBack(Setback.TIMED_OUT, invocation.batch().rows(), 0, invocation.endedAt());
    }

    /** So much failed, or seems to be too much. */
    void failedAsAWhole(final int rows, final int failedBytes, final long now) {
        setBack(Setback.FAILED_AS_A_WHOLE, rows, failedBytes, now);
    }

    /** So many bytes are never sent again. */
    public void tooLarge(final Invocation invocation) {
        final Batch batch = invocation.batch();
        setBack(Setback.TOO_LARGE, batch.rows(), batch.bytes(), invocation.endedAt());
    }

    RequestSize requestSize() {
        return new RequestSize(steps.current().rows(), bytes);
    }

    /** Goes back to an older size, unless another than the one that was imposed holds by now. */
    void restore(final RequestSize imposed, final RequestSize older) {
        if (steps.current().rows() == imposed.rows && bytes == imposed.bytes) {
            steps.useRows(older.rows);
            bytes = Math.min(older.bytes, limits.bytes());
            pauses.rows().end();
        }
    }

    private void setBack(final Setback setback, final int rows, final int requestBytes, final long now) {
        pauses.showLimit();
        final int answered = setback.rows == Setback.Rows.HALF ? 0 : answeredSizes.mostRowsBelow(rows);
        steps.useRowsAtMost(Math.max(rows / 2, answered));
        if (setback.bytes == Setback.Bytes.HALF_FOR_GOOD) {
            limits.lowerBytes(requestBytes);
            bytes = Math.min(bytes, limits.bytes());
        } else if (setback.bytes == Setback.Bytes.FEWER) {
            bytes = Math.min(bytes, Math.max(1, requestBytes - 1));
        }
        if (setback.pause == Setback.Pause.SAME_EACH_TIME) {
            pauses.rows().begin(now);
        } else if (setback.pause == Setback.Pause.LONGER_EACH_TIME
                && answeredSizes.isAboveLargest(rows, requestBytes)) {
            pauses.rows().beginAfterFailure(now);
        }
    }

    private void goOn(final Invocation invocation) {
        final Finding finding = steps.finding();
        final LoadStep next = judged(finding, invocation.endedAt());
        final boolean isFast = !pauses.hasShownLimit()
                && 4 * invocation.nanos() <= NANOS_OF_A_SLOW_REQUEST
                && (finding == Finding.FULL_GAIN || isAsQuickWithMoreRows(invocation));
        steps.measured();
        steps.use(
                2 * invocation.nanos() > NANOS_OF_A_SLOW_REQUEST
                        ? new LoadStep(next.rows(), next.requests(), Growth.NONE)
                        : grown(next, isFast, invocation.endedAt()));
    }

    /** What more rows bring shows at the first answer to them; what more requests bring does not. */
    private boolean isAsQuickWithMoreRows(final Invocation invocation) {
        return steps.current().growth() == Growth.ROWS && steps.isAsQuick(invocation.nanos());
    }

    /** {@return the current step, without a doubling that was of no use} */
    private LoadStep judged(final Finding finding, final long now) {
        if (finding == null || finding.verdict == Finding.Verdict.GOES_ON) {
            return steps.current();
        }
        pauses.begin(steps.lastGrowth(), now);
        return finding.verdict == Finding.Verdict.STAYS ? steps.current() : steps.withoutLastGrowth();
    }

    private LoadStep grown(final LoadStep step, final boolean isFast, final long now) {
        final int factor = isFast ? 4 : 2;
        final int mostRows = Math.min(limits.rows(), limits.rowsByAnswers());
        final Growth growth = GrowthRule.next(
                pauses.rows().isOver(now) && (step.rows() < mostRows || bytes < limits.bytes()),
                pauses.requests().isOver(now) && step.requests() < limits.requests(),
                isFast,
                steps.lastGrowth() == Growth.ROWS);
        if (growth == Growth.ROWS) {
            bytes = (int) Math.min((long) factor * bytes, limits.bytes());
            return new LoadStep((int) Math.min((long) factor * step.rows(), mostRows), step.requests(), growth);
        }
        final int requests = growth == Growth.REQUESTS ? factor * step.requests() : step.requests();
        return new LoadStep(step.rows(), Math.min(requests, limits.requests()), growth);
    }
}

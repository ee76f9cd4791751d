package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.LoadStep;
import com.exasol.sme.predict.request.LoadStep.Growth;

/**
 * Decides how many rows a request carries and how many requests are in flight.
 *
 * <p>It starts with a little and doubles in turns the rows and the requests, each time when the first answer to a
 * request of the last doubling is there. As soon as a doubling has been measured, it is judged. If rows are answered
 * at least a quarter faster, doubling goes on. If it brought nearly all that it can, the next step is fourfold, and of
 * the rows as long as these may grow: each step costs requests that are smaller than need be. If rows are answered
 * hardly faster, and requests take longer instead, then they queue at the endpoint, which is busy: what was doubled
 * stays, or goes back if it brought nothing at all, and is tried again ten seconds later. If rows are answered no faster
 * and requests take no longer, then it is not the endpoint that is at its limit, and there is no harm in going on.
 *
 * <p>A request that timed out halves the rows; if none of that size was ever answered, for ten seconds at least, and for
 * twice as long each time that it happens again. So does one that took more than ten seconds, because the model has a
 * minute at most; nothing grows where that could happen. A request that failed, and whose parts are answered, halves the
 * rows in the same way, and so many bytes are not sent either. One that was too large halves the bytes for good. Nor
 * do rows grow beyond what an answer may hold ({@link AnswerBytes}).
 *
 * <p>When nothing grows, requests are spread over the time that one takes. Else those that were sent together are
 * answered together, again and again, and make each other wait, here for a processor and there for a worker.
 */
public final class LoadController {
    private static final int ROWS_AT_FIRST = 500;
    private static final int REQUESTS_AT_FIRST = 4;
    private static final double FULL_GAIN = 1.75;
    private static final double WORTHWHILE_GAIN = 1.25;
    private static final double NO_GAIN = 1.05;
    private static final double AS_QUICK = 2 / FULL_GAIN;
    private static final double QUEUING_DELAY = 1.5;
    private static final long PATIENCE = 10_000_000_000L;
    private static final long LONGEST_PATIENCE = 16 * PATIENCE;

    /** How much a request carried at most at some time. */
    static final class Limits {
        private final int rows;
        private final int bytes;

        private Limits(final int rows, final int bytes) {
            this.rows = rows;
            this.bytes = bytes;
        }
    }

    private final int mostRows;
    private final int mostRequests;
    private final AnsweredSizes answeredSizes = new AnsweredSizes();
    private final AnswerBytes answers;
    private int mostBytes;
    private int bytes;
    private long answeredRows;
    private LoadStep before;
    private LoadStep measured;
    private LoadStep current;
    private boolean rowsMayGrow = true;
    private boolean requestsMayGrow = true;
    private boolean hasShownLimit;
    private long rowsSettledUntil;
    private long requestsSettledUntil;
    private long patienceWithRows = PATIENCE;
    private boolean hasShownLimitOfRows;
    private long nanosPerRequest;

    public LoadController(final int mostRows, final int mostBytes, final int mostRequests, final AnswerBytes answers) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
        this.bytes = mostBytes;
        this.mostRequests = mostRequests;
        this.answers = answers;
        this.current =
                new LoadStep(Math.min(ROWS_AT_FIRST, mostRows), Math.min(REQUESTS_AT_FIRST, mostRequests), Growth.NONE);
    }

    /**
     * {@return the decision that a request is sent by, and that its answer tells something about}
     *
     * @param isPart whether the rows are not all that were read together; fewer than decided are a rest then, which tells
     *     nothing; nor do as few as are sent before anybody knows how large answers are
     */
    public LoadStep stepFor(final int rows, final boolean isPart) {
        return (isPart || !this.answers.areKnown()) && rows < this.current.rows()
                ? new LoadStep(rows, this.current.requests(), Growth.NONE)
                : this.current;
    }

    public int rows() {
        return Math.min(this.current.rows(), this.answers.mostRows());
    }

    /** {@return how many rows a request may carry one day} */
    public int mostRows() {
        return this.mostRows;
    }

    public int bytes() {
        return this.bytes;
    }

    public int requests() {
        return this.current.requests();
    }

    /** {@return how many nanoseconds lie between two requests at least; half of what they do on average} */
    public long nanosBetweenRequests() {
        return this.current.growth() == Growth.NONE ? this.nanosPerRequest / (2L * this.current.requests()) : 0;
    }

    /** {@return how many rows have been answered so far} */
    public long answeredRows() {
        return this.answeredRows;
    }

    public AnsweredSizes answeredSizes() {
        return this.answeredSizes;
    }

    public void answered(final Invocation invocation) {
        final Batch batch = invocation.batch();
        this.answeredRows += batch.rows();
        this.nanosPerRequest = invocation.nanos();
        this.answeredSizes.add(batch);
        if (this.current.rows() > this.answers.mostRows()) {
            this.current = new LoadStep(this.answers.mostRows(), this.current.requests(), Growth.NONE);
        }
        if (invocation.nanos() > PATIENCE) {
            settle(Growth.ROWS, invocation.endedAt());
            limitRows(batch.rows() / 2);
        } else if (!batch.hasFailed()) {
            final double nanos = Math.max(1, invocation.nanos());
            batch.step().measure((this.answeredRows - invocation.rowsBefore()) / nanos, invocation.nanos());
            if (batch.step() == this.current) {
                goOn(invocation);
            }
        }
    }

    public void timedOut(final Invocation invocation) {
        final int rows = invocation.batch().rows();
        limitRows(rows / 2);
        if (this.answeredSizes.isAboveLargest(rows, 0)) {
            settleRows(invocation.endedAt());
        }
    }

    /**
     * So much failed, or seems to be too much: no more than half of the rows, or than was ever answered, and fewer bytes
     * are sent, until it is time to try more again.
     */
    void limit(final int rows, final int failedBytes, final long now) {
        limitRows(Math.max(rows / 2, this.answeredSizes.mostRowsBelow(rows)));
        this.bytes = Math.min(this.bytes, Math.max(1, failedBytes - 1));
        if (this.answeredSizes.isAboveLargest(rows, failedBytes)) {
            settleRows(now);
        }
    }

    Limits limits() {
        return new Limits(this.current.rows(), this.bytes);
    }

    /** Goes back to older limits, unless others than those that were imposed hold by now. */
    void restore(final Limits imposed, final Limits older) {
        if (this.current.rows() == imposed.rows && this.bytes == imposed.bytes) {
            this.current = new LoadStep(older.rows, this.current.requests(), Growth.NONE);
            this.bytes = Math.min(older.bytes, this.mostBytes);
            this.rowsMayGrow = true;
        }
    }

    /** So many bytes are never sent again. */
    public void tooLarge(final Batch batch) {
        limitRows(batch.rows() / 2);
        this.mostBytes = Math.min(this.mostBytes, batch.bytes() / 2);
        this.bytes = Math.min(this.bytes, this.mostBytes);
    }

    private void limitRows(final int rows) {
        this.hasShownLimit = true;
        if (this.current.rows() > rows) {
            this.current = new LoadStep(Math.max(1, rows), this.current.requests(), Growth.NONE);
        }
    }

    private void goOn(final Invocation invocation) {
        final LoadStep next = judge(invocation.endedAt());
        final boolean isFast = !this.hasShownLimit
                && 4 * invocation.nanos() <= PATIENCE
                && (gainedAll() || isAsQuickWithMoreRows(invocation));
        this.before = this.measured;
        this.measured = this.current;
        this.current = 2 * invocation.nanos() > PATIENCE
                ? new LoadStep(next.rows(), next.requests(), Growth.NONE)
                : grow(next, isFast, invocation.endedAt());
    }

    /** What more rows bring shows at the first answer to them; what more requests bring does not. */
    private boolean isAsQuickWithMoreRows(final Invocation invocation) {
        return this.current.growth() == Growth.ROWS && invocation.nanos() <= AS_QUICK * this.measured.nanos();
    }

    private boolean gainedAll() {
        return this.before != null
                && this.measured.growth() != Growth.NONE
                && this.measured.gainOver(this.before) >= FULL_GAIN;
    }

    /** {@return the current step, without a doubling that was of no use} */
    private LoadStep judge(final long now) {
        if (this.before == null
                || this.measured.growth() == Growth.NONE
                || this.measured.gainOver(this.before) >= WORTHWHILE_GAIN
                || this.measured.delayOver(this.before) < QUEUING_DELAY) {
            return this.current;
        }
        settle(this.measured.growth(), now);
        if (this.measured.gainOver(this.before) >= NO_GAIN) {
            return this.current;
        }
        return this.measured.growth() == Growth.ROWS
                ? new LoadStep(this.before.rows(), this.current.requests(), Growth.NONE)
                : new LoadStep(this.current.rows(), this.before.requests(), Growth.NONE);
    }

    /** What failed again when it was tried again is tried less and less often. */
    private void settleRows(final long now) {
        if (this.hasShownLimitOfRows && now - this.rowsSettledUntil >= 0) {
            this.patienceWithRows = Math.min(2 * this.patienceWithRows, LONGEST_PATIENCE);
        }
        this.hasShownLimitOfRows = true;
        settle(Growth.ROWS, now);
    }

    private void settle(final Growth growth, final long now) {
        this.hasShownLimit = true;
        if (growth == Growth.ROWS) {
            this.rowsMayGrow = false;
            this.rowsSettledUntil = now + this.patienceWithRows;
        } else {
            this.requestsMayGrow = false;
            this.requestsSettledUntil = now + PATIENCE;
        }
    }

    private LoadStep grow(final LoadStep step, final boolean isFast, final long now) {
        final int factor = isFast ? 4 : 2;
        this.rowsMayGrow |= now - this.rowsSettledUntil >= 0;
        this.requestsMayGrow |= now - this.requestsSettledUntil >= 0;
        final int most = Math.min(this.mostRows, this.answers.mostRows());
        final boolean canGrowRows = this.rowsMayGrow && (step.rows() < most || this.bytes < this.mostBytes);
        final boolean canGrowRequests = this.requestsMayGrow && step.requests() < this.mostRequests;
        if (canGrowRows && (isFast || !canGrowRequests || this.measured.growth() != Growth.ROWS)) {
            this.bytes = (int) Math.min((long) factor * this.bytes, this.mostBytes);
            return new LoadStep((int) Math.min((long) factor * step.rows(), most), step.requests(), Growth.ROWS);
        }
        return canGrowRequests
                ? new LoadStep(step.rows(), Math.min(factor * step.requests(), this.mostRequests), Growth.REQUESTS)
                : new LoadStep(step.rows(), step.requests(), Growth.NONE);
    }
}

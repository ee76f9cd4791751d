package com.exasol.sme.predict.request;

import com.exasol.sme.SmeException;
import com.exasol.sme.predict.rows.RowBlock;

/** Rows that travel in one request: those of a block, or a part of them. */
public final class Batch {
    private enum State {
        WAITING,
        ON_ITS_WAY,
        PARKED,
        DONE
    }

    private final RowBlock block;
    private final int from;
    private LoadStep step;
    private int to;
    private Batch next;
    private State state = State.WAITING;
    private int failures;
    private boolean hasFailed;
    private SizeTrial trial;
    private boolean isSentTwice;
    private long notBefore;
    private SmeException refusal;
    private String flaw;

    public Batch(final RowBlock block, final long now) {
        this(block, 0, block.rows());
        notBefore = now;
    }

    private Batch(final RowBlock block, final int from, final int to) {
        this.block = block;
        this.from = from;
        this.to = to;
    }

    /** {@return the request: the rows, more than once if a container takes none of so few} */
    public byte[] body() {
        return block.envelope().around(block.csv().bytes(), block.lineStart(from), block.lineStart(to), copies());
    }

    public RowBlock block() {
        return block;
    }

    /** {@return the decision on the load that it was sent by} */
    public LoadStep step() {
        return step;
    }

    /** {@return index of the first row in the block} */
    public int from() {
        return from;
    }

    public int rows() {
        return to - from;
    }

    public int bytes() {
        return block.lineStart(to) - block.lineStart(from);
    }

    /** {@return how many rows its request has, and its answer must have} */
    public int rowsSent() {
        return copies() * rows();
    }

    public int bytesSent() {
        return block.envelope().bytes() + copies() * bytes();
    }

    private int copies() {
        return Math.max(isSentTwice ? 2 : 1, block.envelope().copies(rows()));
    }

    /** Puts its rows into the request twice, because there are containers that take no request of one row. */
    public void sendTwice() {
        isSentTwice = true;
        failures = 0;
    }

    public boolean isSentTwice() {
        return copies() > 1;
    }

    /** {@return number of the first row among all input rows, from 1} */
    public long firstRow() {
        return block.firstRow() + from;
    }

    /** {@return the batch with the rows behind these} */
    Batch next() {
        return next;
    }

    void precede(final Batch batch) {
        next = batch;
    }

    /** {@return how many of its first rows, at least one, are no more than allowed, nor their bytes} */
    public int rowsWithin(final int mostRows, final int mostBytes) {
        int count = Math.min(rows(), mostRows);
        while (count > 1 && block.lineStart(from + count) - block.lineStart(from) > mostBytes) {
            count /= 2;
        }
        return count;
    }

    /** Leaves all but some of the rows to a new batch behind this one. */
    void split(final int count) {
        final int middle = from + count;
        final Batch rest = new Batch(block, middle, to);
        rest.failures = failures;
        rest.trial = trial;
        rest.notBefore = notBefore;
        rest.next = next;
        next = rest;
        to = middle;
        hasFailed = false;
        flaw = null;
        block.share();
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** {@return when it may be sent at the earliest} */
    public long notBefore() {
        return notBefore;
    }

    public void leave(final LoadStep decision) {
        step = decision;
        state = State.ON_ITS_WAY;
    }

    /** To be sent again, not before some time. */
    public void waitUntil(final long time) {
        state = State.WAITING;
        notBefore = time;
    }

    public void countFailure() {
        failures++;
        hasFailed = true;
    }

    /** It failed as a whole, and so counts its failures anew in parts. */
    public void suspect(final SizeTrial whole) {
        trial = whole;
        failures = 0;
    }

    /** {@return what shows whether the batch that this one is a part of was too large; null if none was suspected} */
    public SizeTrial trial() {
        return trial;
    }

    /** {@return whether a request with just these rows failed} */
    public boolean hasFailed() {
        return hasFailed;
    }

    /** {@return how many of its requests failed in a way that counts, and of those with more rows before} */
    public int failures() {
        return failures;
    }

    /** Neither sent nor done, until it is known what to do with it. */
    public void park() {
        state = State.PARKED;
    }

    /** {@return the sign of a flaw that an answer to these rows had, or null} */
    public String flaw() {
        return flaw;
    }

    public void rememberFlaw(final String sign) {
        flaw = sign;
    }

    /** All its rows have their output values. */
    public void finish() {
        state = State.DONE;
    }

    /**
     * Its rows never get output values.
     *
     * @param error what to say when all rows before these have their answers
     */
    public void finish(final SmeException error) {
        refusal = error;
        finish();
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** {@return whether its rows can be emitted; throws the refusal of one that never will} */
    boolean isDone() {
        if (refusal != null) {
            throw refusal;
        }
        return state == State.DONE;
    }

    @Override
    public String toString() {
        return rows() == 1 ? "row " + firstRow() : "rows " + firstRow() + " to " + (firstRow() + rows() - 1);
    }
}

package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.answer.AnswerFlaw;
import com.exasol.sme.predict.answer.AnswerReader;
import com.exasol.sme.predict.flow.AnswerBytes;
import com.exasol.sme.predict.flow.FailureStreak;
import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.flow.PrefetchTarget;
import com.exasol.sme.predict.flow.ThrottlingBackoff;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Batches;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.Transport;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.Optional;
import java.util.Random;

/**
 * Sends the input rows to a model, several batches at a time, and emits them in their order with the answers.
 *
 * <p>All of it happens in the thread that calls {@link #run}, except the requests themselves: the database's side of
 * the rows knows no locks. That thread sends what is wanted, emits what is answered, and reads ahead what is of use and
 * finds room. It does so in turns, some rows at a time, so that no answer and no request waits for it for long, and is
 * idle only when nothing else is left to do.
 */
public final class Prediction {
    /** More than so many times what may be in flight is not read ahead: nobody waits for it. */
    private static final int FLIGHTS_AHEAD = 2;
    /** So many values are read or emitted in about a quarter of a millisecond. */
    private static final int VALUES_AT_ONCE = 1024;

    private final Transport transport;
    private final BatchReader reader;
    private final RowBlocks blocks;
    private final Batches batches = new Batches();
    private final LoadController controller;
    private final ThrottlingBackoff backoff;
    private final FailureStreak streak = new FailureStreak();
    private final RowBlame blame;
    private final Recovery recovery;
    private final AnswerReader answers;
    private final RowEmitter emitter;
    private final int rowsAtOnce;
    private final long rowsAhead;
    private final AnswerBytes answerBytes;

    private final PrefetchTarget prefetch = new PrefetchTarget();
    private int requestsInFlight;
    private long rowsInFlight;
    /** What is being read; null between two blocks. */
    private RowBlock open;

    /**
     * @param memory how many bytes rows, requests and answers may take
     * @param random scatters the times at which requests are sent again
     */
    public Prediction(
            final ExaIterator rows,
            final PredictionSettings settings,
            final Transport transport,
            final long memory,
            final Random random) {
        this.transport = transport;
        this.reader = new BatchReader(rows, settings);
        // What an endpoint takes in a request is what it may answer, too.
        this.answerBytes = new AnswerBytes(settings, Math.min(settings.largestBody(), RowBlocks.blockSize(memory)));
        this.blocks = new RowBlocks(settings.columns(), settings.outputColumns(), this.answerBytes, memory);
        this.controller = new LoadController(
                settings.rowsPerRequest(), settings.bytesPerRequest(), settings.requestsInFlight(), this.answerBytes);
        this.backoff = new ThrottlingBackoff(transport.now(), random);
        this.blame = new RowBlame(this.controller, settings.isNullForRefusedRows());
        this.recovery = new Recovery(this.batches, this.controller, this.backoff, this.streak, this.blame, random);
        this.answers = new AnswerReader(settings);
        this.emitter = new RowEmitter(rows, settings.inputColumns(), settings.outputColumns());
        this.rowsAhead = (long) FLIGHTS_AHEAD * settings.rowsPerRequest() * settings.requestsInFlight();
        this.rowsAtOnce = Math.max(1, VALUES_AT_ONCE / settings.inputColumns());
    }

    public void run() throws ExaIterationException, ExaDataTypeException {
        while (this.reader.hasRow() || !this.batches.isEmpty()) {
            final long now = this.transport.now();
            final Batch next = nextToSend(now);
            final long nanosToSend = next == null ? Long.MAX_VALUE : nanosToSend(next, now);
            if (nanosToSend <= 0) {
                send(next, now);
            } else if (this.batches.hasEmittable()) {
                emit(now);
            } else if (canRead()) {
                read(next == null);
            } else if (next != null || this.requestsInFlight > 0) {
                this.transport.await(nanosToSend).ifPresent(this::take);
            } else {
                send(this.blame.control(), now);
            }
            takeAll();
        }
    }

    /** Where no more answers fit, that is the first batch or none: it is what all others wait for. */
    private Batch nextToSend(final long now) {
        final boolean seemsDead = this.streak.isHoldingBack() && this.requestsInFlight == 0;
        if (seemsDead && this.blame.needsControl()) {
            return this.blame.control();
        }
        if (this.batches.isEmpty() || this.blocks.hasRoomForAnswers(rowsUnderWay())) {
            return this.batches.nextToSend(now);
        }
        return this.batches.first().isWaiting() ? this.batches.first() : null;
    }

    private long rowsUnderWay() {
        return this.rowsInFlight + Math.max(0, this.controller.answeredRows() - this.emitter.rowsEmitted());
    }

    /** The first batch always is, because all others wait for it; and any is if there is nothing else to wait for. */
    private boolean isWanted(final Batch batch) {
        return batch == this.batches.first()
                || !(this.requestsInFlight > 0 || this.batches.hasEmittable())
                || !this.prefetch.isMet(rowsUnderWay());
    }

    private boolean hasSlot(final Batch batch) {
        return this.requestsInFlight == 0
                || (this.requestsInFlight < this.controller.requests()
                        && (batch == this.batches.first() || !this.streak.isHoldingBack()));
    }

    private long nanosToSend(final Batch batch, final long now) {
        return hasSlot(batch) && isWanted(batch)
                ? Math.max(batch.notBefore() - now, this.backoff.next() - now)
                : Long.MAX_VALUE;
    }

    /** What was read ahead is cut only now, because meanwhile the load may have changed. */
    private void send(final Batch batch, final long now) {
        final int rows = batch.rowsWithin(this.controller.rows(), this.controller.bytes());
        if (rows < batch.rows()) {
            this.batches.split(batch, rows);
        }
        batch.leave(this.controller.stepFor(rows, batch.from() > 0));
        this.backoff.sent(now, Math.max(this.controller.nanosBetweenRequests(), this.streak.nanosBetweenRequests()));
        this.requestsInFlight++;
        this.rowsInFlight += rows;
        this.transport.send(new Invocation(batch, now, this.controller.answeredRows()));
    }

    private boolean canRead() {
        return this.reader.hasRow() && !this.blame.isDoomed() && (this.open != null || hasRoom());
    }

    private boolean hasRoom() {
        return this.blocks.hasRoom() && this.reader.rowsRead() - this.emitter.rowsEmitted() < this.rowsAhead;
    }

    /** @param areAllSent whether no batch waits to be sent */
    private void read(final boolean areAllSent) throws ExaIterationException {
        final boolean isToSendAtOnce = areAllSent && this.requestsInFlight < this.controller.requests();
        final int rows = isToSendAtOnce ? this.controller.rows() : this.controller.mostRows();
        if (this.open == null) {
            this.open = this.blocks.take(rows);
            this.open.start(this.reader.rowsRead() + 1, this.answerBytes.memory(1));
        }
        final boolean hasFit = this.reader.read(
                this.open,
                Math.min(rows, this.open.rows() + this.rowsAtOnce),
                this.controller.bytes(),
                this.blocks.blockSize());
        if (!hasFit || this.open.rows() >= rows || !this.reader.hasRow()) {
            this.blocks.hold(this.open);
            this.batches.add(new Batch(this.open, this.transport.now()));
            this.open = null;
        }
    }

    private void emit(final long now) throws ExaIterationException, ExaDataTypeException {
        final Batch batch = this.batches.first();
        final long rowsBefore = this.emitter.rowsEmitted();
        final boolean isLast = this.emitter.emit(batch, this.rowsAtOnce);
        this.prefetch.emitted(this.emitter.rowsEmitted() - rowsBefore, this.transport.now() - now);
        if (isLast) {
            this.batches.removeFirst();
            if (batch.block().finishBatch(batch.from(), batch.rows())) {
                this.blocks.release(batch.block());
            }
        }
    }

    private void takeAll() {
        Optional<Invocation> ended = this.transport.await(0);
        while (ended.isPresent()) {
            take(ended.get());
            ended = this.transport.await(0);
        }
    }

    private void take(final Invocation invocation) {
        this.requestsInFlight--;
        this.rowsInFlight -= invocation.batch().rows();
        if (this.blame.isControl(invocation.batch())) {
            this.recovery.afterControl(invocation);
        } else if (invocation.answer().isFailure()) {
            this.recovery.afterFailure(invocation);
        } else {
            read(invocation);
        }
    }

    private void read(final Invocation invocation) {
        this.backoff.answered(invocation.endedAt());
        try {
            this.answers.read(invocation.answer(), invocation.batch());
        } catch (final AnswerFlaw flaw) {
            this.recovery.afterFlaw(invocation, flaw);
            return;
        }
        this.answerBytes.read(
                invocation.batch().rowsSent(), invocation.answer().body().length, this.answers.outputBytes());
        this.controller.answered(invocation);
        invocation.batch().finish();
        this.prefetch.answered(invocation.nanos());
        this.recovery.afterAnswer(invocation);
    }
}

package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.SmeException;
import java.util.Optional;
import java.util.Random;

/**
 * Sends the input rows to a model, several batches at a time, and emits them in their order with the answers.
 *
 * <p>All of it happens in the thread that calls {@link #run}, except the requests themselves: the database's side of
 * the rows knows no locks. That thread is never idle while a request could be sent: it emits what is answered, reads
 * one batch ahead, and waits only when nothing else is left to do. Until the first answer, which takes as long as the
 * client needs to start, it reads all that there is memory for.
 */
public final class Prediction {
    /** Answers wait for those before them: so many times as many batches are read as requests are in flight. */
    private static final int BATCHES_PER_REQUEST = 2;

    private final Courier courier;
    private final BatchReader reader;
    private final RowBlocks blocks;
    private final Batches batches = new Batches();
    private final Load load;
    private final Pace pace;
    private final Recovery recovery;
    private final AnswerReader answers;
    private final RowEmitter emitter;
    /** Else nobody knows before the first answer how much memory rows take. */
    private final boolean areAnswersSmall;

    private int requestsInFlight;

    /**
     * @param memory how many bytes rows and requests may take
     * @param random scatters the times at which requests are sent again
     */
    public Prediction(
            final ExaIterator rows,
            final PredictionSettings settings,
            final Courier courier,
            final long memory,
            final Random random) {
        this.courier = courier;
        this.reader = new BatchReader(rows, settings);
        this.blocks = new RowBlocks(settings.inputColumns(), settings.outputColumns(), memory);
        this.load = new Load(settings.rowsPerRequest(), settings.bytesPerRequest(), settings.requestsInFlight());
        this.pace = new Pace(courier.now(), random);
        this.recovery = new Recovery(this.batches, this.load, this.pace, settings.isNullForRefusedRows(), random);
        this.answers = new AnswerReader(settings);
        this.areAnswersSmall = !settings.hasProbabilities();
        this.emitter = new RowEmitter(rows, settings.inputColumns(), settings.outputColumns());
    }

    public void run() throws ExaIterationException, ExaDataTypeException {
        while (this.reader.hasRow() || !this.batches.isEmpty()) {
            final long now = this.courier.now();
            final Batch next = this.batches.nextToSend(now);
            final long nanosToSend = next == null ? Long.MAX_VALUE : nanosToSend(next, now);
            if (nanosToSend <= 0) {
                send(next, now);
            } else if (this.batches.hasEmittable()) {
                emit();
            } else if (canRead() && isWorthReading(next, now)) {
                read();
            } else {
                this.courier.await(nanosToSend).ifPresent(this::take);
            }
            takeAll();
        }
    }

    private long nanosToSend(final Batch batch, final long now) {
        return this.requestsInFlight < this.load.requests()
                ? Math.max(batch.notBefore() - now, this.pace.next() - now)
                : Long.MAX_VALUE;
    }

    /** What was read ahead is cut only now, because meanwhile the load may have changed. */
    private void send(final Batch batch, final long now) {
        final int rows = batch.rowsWithin(this.load.rows(), this.load.bytes());
        if (rows < batch.rows()) {
            this.batches.split(batch, rows);
        }
        batch.leave(this.load.stepFor(rows, batch.from() > 0));
        this.pace.sent(now);
        this.requestsInFlight++;
        this.courier.send(new Invocation(batch, now, this.load.answeredRows()));
    }

    private boolean canRead() {
        return this.reader.hasRow() && !this.recovery.isDoomed() && this.blocks.hasRoom();
    }

    private boolean isWorthReading(final Batch next, final long now) {
        final boolean isOneReady = next != null && next.notBefore() - now <= 0;
        return isOneReady
                ? this.load.answeredRows() == 0 && this.areAnswersSmall
                : this.batches.count() < BATCHES_PER_REQUEST * this.load.requests();
    }

    private void read() throws ExaIterationException {
        final boolean isToSendAtOnce = this.requestsInFlight < this.load.requests();
        final boolean isWeightKnown = this.areAnswersSmall || this.load.answeredRows() > 0;
        final RowBlock block = this.blocks.take();
        this.reader.read(
                block,
                isToSendAtOnce || !isWeightKnown ? this.load.rows() : this.load.mostRows(),
                this.load.bytes(),
                this.blocks.blockSize(),
                this.answers.outputBytes());
        this.blocks.hold(block);
        this.batches.add(new Batch(block, this.courier.now()));
    }

    private void emit() throws ExaIterationException, ExaDataTypeException {
        final Batch batch = this.batches.removeFirst();
        this.emitter.emit(batch);
        if (batch.block().finishBatch()) {
            this.blocks.release(batch.block());
        }
    }

    private void takeAll() {
        Optional<Invocation> ended = this.courier.await(0);
        while (ended.isPresent()) {
            take(ended.get());
            ended = this.courier.await(0);
        }
    }

    private void take(final Invocation invocation) {
        this.requestsInFlight--;
        if (invocation.answer().isFailure()) {
            this.recovery.afterFailure(invocation);
            return;
        }
        this.pace.answered(invocation.endedAt());
        try {
            this.answers.read(invocation.answer(), invocation.batch());
            this.load.answered(invocation);
            invocation.batch().finish();
        } catch (final SmeException flaw) {
            this.recovery.sendAgain(invocation, flaw);
        }
    }
}

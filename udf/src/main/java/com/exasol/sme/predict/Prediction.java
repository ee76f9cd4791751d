package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.answer.AnswerReader;
import com.exasol.sme.predict.flow.AnswerBytes;
import com.exasol.sme.predict.flow.FailureStreak;
import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.flow.PrefetchTarget;
import com.exasol.sme.predict.flow.ThrottlingBackoff;
import com.exasol.sme.predict.outputs.AnswerFormats;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Batches;
import com.exasol.sme.predict.request.Invocation;
import com.exasol.sme.predict.request.Transport;
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

    private final Batches batches = new Batches();
    private final RequestsInFlight inFlight;
    private final RowBlame blame;
    private final ReadAhead reading;
    private final Dispatcher dispatcher;
    private final AnswerIntake intake;
    private final Emission emission;

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
        // What an endpoint takes in a request is what it may answer, too.
        final AnswerBytes answerBytes =
                new AnswerBytes(settings, Math.min(settings.largestBody(), RowBlocks.blockSize(memory)));
        final RowBlocks blocks = new RowBlocks(
                settings.columns(),
                settings.outputColumns(),
                settings.exchange().envelope(),
                answerBytes,
                memory);
        final LoadController controller = new LoadController(
                settings.rowsPerRequest(), settings.bytesPerRequest(), settings.requestsInFlight(), answerBytes);
        final ThrottlingBackoff backoff = new ThrottlingBackoff(transport.now(), random);
        final FailureStreak streak = new FailureStreak();
        final PrefetchTarget target = new PrefetchTarget();
        final RowEmitter emitter = new RowEmitter(rows, settings.inputColumns(), settings.outputColumns());
        final int rowsAtOnce = Math.max(1, VALUES_AT_ONCE / settings.inputColumns());
        final long rowsAhead = (long) FLIGHTS_AHEAD * settings.rowsPerRequest() * settings.requestsInFlight();
        inFlight = new RequestsInFlight(transport);
        blame = new RowBlame(controller, settings.isNullForRefusedRows(), settings.errorColumn());
        reading = new ReadAhead(
                new BatchReader(rows, settings), blocks, batches, controller, emitter, rowsAtOnce, rowsAhead);
        dispatcher = new Dispatcher(
                batches,
                inFlight,
                new RowsUnderWay(inFlight, controller, emitter, target, blocks),
                controller,
                backoff,
                streak,
                blame);
        intake = new AnswerIntake(
                settings.exchange().outputs().isEmpty() ? new AnswerReader(settings) : AnswerFormats.of(settings),
                answerBytes,
                controller,
                backoff,
                target,
                blame,
                new Recovery(batches, controller, backoff, streak, blame, random));
        emission = new Emission(emitter, batches, blocks, target, inFlight, rowsAtOnce);
    }

    public void run() throws ExaIterationException, ExaDataTypeException {
        while (reading.hasRow() || !batches.isEmpty()) {
            final long now = inFlight.now();
            final Batch next = dispatcher.next(now);
            final long nanosToSend = next == null ? Long.MAX_VALUE : dispatcher.nanosToSend(next, now);
            if (nanosToSend <= 0) {
                dispatcher.send(next, now);
            } else if (batches.hasEmittable()) {
                emission.emit(now);
            } else if (!blame.isDoomed() && reading.canRead()) {
                reading.read(next == null && dispatcher.hasFreeSlot(), now);
            } else if (next != null || !inFlight.isEmpty()) {
                inFlight.await(nanosToSend).ifPresent(intake::take);
            } else {
                dispatcher.send(blame.control(), now);
            }
            takeAll();
        }
    }

    private void takeAll() {
        Optional<Invocation> ended = inFlight.await(0);
        while (ended.isPresent()) {
            intake.take(ended.get());
            ended = inFlight.await(0);
        }
    }
}

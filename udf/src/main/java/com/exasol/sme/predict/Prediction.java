package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends the input rows to a model, several batches at a time, and emits them in their order with the answers.
 *
 * <p>Only the thread that calls {@link #run} touches the rows: the database's side of them knows no locks.
 */
public final class Prediction {
    private final ExaIterator rows;
    private final PredictionSettings settings;
    private final BatchPrediction prediction;

    public Prediction(final ExaIterator rows, final PredictionSettings settings, final ModelEndpoint endpoint) {
        this.rows = rows;
        this.settings = settings;
        this.prediction = new BatchPrediction(endpoint, new AnswerReader(settings));
    }

    public void run() throws ExaIterationException, ExaDataTypeException {
        final ExecutorService workers =
                Executors.newFixedThreadPool(this.settings.requestsInFlight(), Prediction::newWorker);
        try {
            run(workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private void run(final ExecutorService workers) throws ExaIterationException, ExaDataTypeException {
        final BatchReader reader = new BatchReader(this.rows, this.settings);
        final Deque<PendingBatch> pending = new ArrayDeque<>();
        for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
            pending.add(send(batch.get(), workers));
            while (pending.size() == this.settings.requestsInFlight()
                    || !pending.isEmpty() && pending.peek().isAnswered()) {
                pending.remove().emitTo(this.rows);
            }
        }
        for (final PendingBatch batch : pending) {
            batch.emitTo(this.rows);
        }
    }

    private PendingBatch send(final Batch batch, final ExecutorService workers) {
        return new PendingBatch(batch, CompletableFuture.supplyAsync(() -> this.prediction.of(batch), workers));
    }

    /** The database waits for ever for a thread that is no daemon. */
    private static Thread newWorker(final Runnable work) {
        final Thread worker = new Thread(work, "sme-prediction");
        worker.setDaemon(true);
        return worker;
    }
}

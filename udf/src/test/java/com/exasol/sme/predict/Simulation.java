package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.SimulatedTransport.Reply;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.request.Transport;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;

/** Predictions of numbered rows in virtual time, by one script or by several at once. */
final class Simulation {
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1000 * MILLISECOND;
    private static final long MEMORY = 50_000_000;

    private Simulation() {}

    /** {@return the virtual time that passed, in nanoseconds} */
    static long run(
            final int scripts, final long rowsEach, final String limits, final SimulatedTransport.Endpoint endpoint) {
        return run(scripts, rowsEach, limits, endpoint, number -> false);
    }

    /**
     * {@return the virtual time that passed, in nanoseconds}
     *
     * @param isRefused which rows are expected to come out without a prediction
     */
    static long run(
            final int scripts,
            final long rowsEach,
            final String limits,
            final SimulatedTransport.Endpoint endpoint,
            final LongPredicate isRefused) {
        final VirtualTime time = new VirtualTime(scripts);
        final ExecutorService threads = Executors.newFixedThreadPool(scripts);
        try {
            final List<Future<?>> ends = new ArrayList<>();
            for (int script = 0; script < scripts; script++) {
                final int number = script;
                ends.add(threads.submit(
                        () -> predict(number, time, new NumberedRows(rowsEach, isRefused), limits, endpoint)));
            }
            for (final Future<?> end : ends) {
                end.get();
            }
        } catch (final ExecutionException failure) {
            if (failure.getCause() instanceof SmeException) {
                throw (SmeException) failure.getCause();
            }
            throw new AssertionError(failure.getCause());
        } catch (final InterruptedException exception) {
            throw new AssertionError(exception);
        } finally {
            threads.shutdownNow();
        }
        return time.now();
    }

    private static Void predict(
            final int number,
            final VirtualTime time,
            final NumberedRows rows,
            final String limits,
            final SimulatedTransport.Endpoint endpoint)
            throws ExaIterationException, ExaDataTypeException {
        time.waitUntil(number);
        try {
            final Transport transport = new SimulatedTransport(time, endpoint);
            new Prediction(rows.iterator(), settings(limits), transport, MEMORY, new Random(number)).run();
            if (!rows.areAllOut()) {
                throw new AssertionError("only " + rows.emitted() + " rows came out");
            }
            return null;
        } finally {
            time.leave();
        }
    }

    /** The limits are rows and bytes per request, requests in flight; behind them may stand the reaction to errors. */
    static PredictionSettings settings(final String limits) {
        final String[] numbers = limits.split(" ", -1);
        final String json = "{\"connection\":\"AWS\",\"problem_type\":\"Regression\",\"target_type\":\"DOUBLE\","
                + "\"feature_types\":[\"DECIMAL(18,0)\"],\"has_key\":false,\"response_keys\":[],\"rows_per_request\":"
                + numbers[0] + ",\"bytes_per_request\":" + numbers[1] + ",\"requests_in_flight\":" + numbers[2]
                + ",\"on_error\":\"" + (numbers.length > 3 ? numbers[3] : "error") + "\"}";
        return PredictionSettings.from(Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8)));
    }

    /** Gives each row itself as its prediction. */
    static Reply answer(final Batch batch, final long time) {
        return new Reply(time, ModelAnswer.of(batch.body(), true));
    }

    static Reply failure(final Fault fault, final Batch batch, final long time) {
        return new Reply(
                time,
                ModelAnswer.failure(
                        fault,
                        () -> new SmeException(ExaError.messageBuilder("E-SME-UDF-24")
                                .message("{{fault|uq}} for {{rows|uq}}.", fault, batch))));
    }
}

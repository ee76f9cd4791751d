package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A batch whose answer is on its way. */
final class PendingBatch {
    private final Batch batch;
    private final CompletableFuture<List<Object[]>> answers;

    PendingBatch(final Batch batch, final CompletableFuture<List<Object[]>> answers) {
        this.batch = batch;
        this.answers = answers;
    }

    boolean isAnswered() {
        return this.answers.isDone();
    }

    /** Waits for the answer and emits each row as it came in, followed by its answer. */
    void emitTo(final ExaIterator rows) throws ExaIterationException, ExaDataTypeException {
        final List<Object[]> outputs = await();
        for (int index = 0; index < outputs.size(); index++) {
            rows.emit(join(this.batch.rows().get(index), outputs.get(index)));
        }
    }

    private List<Object[]> await() {
        try {
            return this.answers.join();
        } catch (final CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException ? (RuntimeException) failure.getCause() : failure;
        }
    }

    private static Object[] join(final Object[] input, final Object[] output) {
        final Object[] row = Arrays.copyOf(input, input.length + output.length);
        for (int index = 0; index < input.length; index++) {
            row[index] = input[index] instanceof BigDecimal ? PlainDecimal.of((BigDecimal) input[index]) : input[index];
        }
        System.arraycopy(output, 0, row, input.length, output.length);
        return row;
    }
}

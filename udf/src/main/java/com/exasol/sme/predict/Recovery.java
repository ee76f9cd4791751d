package com.exasol.sme.predict;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.util.Random;
import java.util.function.Supplier;

/** Decides what becomes of a batch that got no answer, or a wrong one. */
final class Recovery {
    private static final int MOST_FAILURES = 8;
    private static final long FIRST_PAUSE = 50_000_000L;

    private final Batches batches;
    private final Load load;
    private final Pace pace;
    private final boolean isNullForRefusedRows;
    private final Random random;
    private boolean isDoomed;

    Recovery(
            final Batches batches,
            final Load load,
            final Pace pace,
            final boolean isNullForRefusedRows,
            final Random random) {
        this.batches = batches;
        this.load = load;
        this.pace = pace;
        this.isNullForRefusedRows = isNullForRefusedRows;
        this.random = random;
    }

    /** {@return whether a row was refused, so that the statement fails as soon as all rows before it are answered} */
    boolean isDoomed() {
        return this.isDoomed;
    }

    void afterFailure(final Invocation invocation) {
        final Batch batch = invocation.batch();
        final ModelAnswer answer = invocation.answer();
        switch (answer.fault()) {
            case BUSY:
                this.pace.turnedAway(invocation);
                if (this.pace.isHopeless(invocation.endedAt())) {
                    throw answer.error();
                }
                batch.waitUntil(invocation.endedAt());
                break;
            case TIMED_OUT:
                this.load.timedOut(invocation);
                sendAgain(invocation, answer.error());
                split(batch);
                break;
            case TOO_LARGE:
                this.load.tooLarge(batch);
                splitOrRefuse(invocation, () -> tooLarge(batch));
                break;
            case ROW_REFUSED:
                if (batch.rows() == 1 && this.isNullForRefusedRows) {
                    batch.block().clearOutputs(batch.from());
                    batch.finish();
                } else {
                    splitOrRefuse(invocation, answer::error);
                }
                break;
            case BROKEN:
                sendAgain(invocation, answer.error());
                break;
            default:
                throw answer.error();
        }
    }

    /** @param error what to tell if the same happens each time */
    void sendAgain(final Invocation invocation, final SmeException error) {
        final Batch batch = invocation.batch();
        batch.countFailure();
        if (batch.failures() == MOST_FAILURES) {
            throw error;
        }
        batch.waitUntil(invocation.endedAt() + pause(batch.failures()));
    }

    /** The second attempt follows at once; the pauses before the others double, and vary so that they scatter. */
    private long pause(final int failures) {
        return failures == 1 ? 0 : (long) ((FIRST_PAUSE << (failures - 1)) * (0.5 + this.random.nextDouble() / 2));
    }

    /** Comes closer to the row that is the reason, or ends there. */
    private void splitOrRefuse(final Invocation invocation, final Supplier<SmeException> error) {
        final Batch batch = invocation.batch();
        if (batch.rows() > 1) {
            batch.waitUntil(invocation.endedAt());
            split(batch);
        } else {
            this.isDoomed = true;
            batch.finish(error.get());
        }
    }

    private void split(final Batch batch) {
        if (batch.rows() > 1) {
            this.batches.split(batch, batch.rows() / 2);
        }
    }

    private static SmeException tooLarge(final Batch batch) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-47")
                .message(
                        "Row {{row}} has {{bytes}} bytes as CSV, and the endpoint does not take so many.",
                        batch.firstRow(),
                        batch.bytes())
                .mitigation("Leave the row out, or shorten its texts, in the query and in the training."));
    }
}

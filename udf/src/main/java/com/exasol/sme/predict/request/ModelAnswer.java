package com.exasol.sme.predict.request;

import com.exasol.sme.SmeException;
import java.util.function.Supplier;

/** What an endpoint answered, and whether all of it arrived; or why there is no answer. */
public final class ModelAnswer {
    private final byte[] body;
    private final boolean isComplete;
    private final Fault fault;
    private final Supplier<SmeException> error;
    private final Supplier<SmeException> rowError;

    private ModelAnswer(
            final byte[] body,
            final boolean isComplete,
            final Fault fault,
            final Supplier<SmeException> error,
            final Supplier<SmeException> rowError) {
        this.body = body;
        this.isComplete = isComplete;
        this.fault = fault;
        this.error = error;
        this.rowError = rowError;
    }

    /** An answer to which the body belongs from now on: it may change it. */
    public static ModelAnswer of(final byte[] body, final boolean isComplete) {
        return new ModelAnswer(body, isComplete, null, null, null);
    }

    /** No answer, and what to tell if nothing can be done about it. */
    public static ModelAnswer failure(final Fault fault, final Supplier<SmeException> error) {
        return failure(fault, error, error);
    }

    /**
     * No answer.
     *
     * @param error what to tell if the endpoint is to blame
     * @param rowError what to tell if the row is to blame that was sent alone
     */
    public static ModelAnswer failure(
            final Fault fault, final Supplier<SmeException> error, final Supplier<SmeException> rowError) {
        return new ModelAnswer(null, false, fault, error, rowError);
    }

    public boolean isFailure() {
        return fault != null;
    }

    public Fault fault() {
        return fault;
    }

    public SmeException error() {
        return error.get();
    }

    public SmeException rowError() {
        return rowError.get();
    }

    public byte[] body() {
        return body;
    }

    public boolean isComplete() {
        return isComplete;
    }

    /** {@return whether there is an answer that lost nothing on the way, as far as anyone can tell} */
    public boolean isWhole() {
        return isComplete && body.length > 0;
    }
}

package com.exasol.sme.predict;

import com.exasol.sme.SmeException;
import java.util.function.Supplier;

/** What an endpoint answered, and whether all of it arrived; or why there is no answer. */
public final class ModelAnswer {
    private final byte[] body;
    private final boolean isComplete;
    private final Fault fault;
    private final Supplier<SmeException> error;

    private ModelAnswer(
            final byte[] body, final boolean isComplete, final Fault fault, final Supplier<SmeException> error) {
        this.body = body;
        this.isComplete = isComplete;
        this.fault = fault;
        this.error = error;
    }

    /** An answer to which the body belongs from now on: it may change it. */
    public static ModelAnswer of(final byte[] body, final boolean isComplete) {
        return new ModelAnswer(body, isComplete, null, null);
    }

    /** No answer, and what to tell if nothing can be done about it. */
    public static ModelAnswer failure(final Fault fault, final Supplier<SmeException> error) {
        return new ModelAnswer(null, false, fault, error);
    }

    boolean isFailure() {
        return this.fault != null;
    }

    Fault fault() {
        return this.fault;
    }

    SmeException error() {
        return this.error.get();
    }

    byte[] body() {
        return this.body;
    }

    boolean isComplete() {
        return this.isComplete;
    }
}

package com.exasol.sme.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a refusal and notes its error code. */
public final class Refusals {
    private Refusals() {}

    public static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(final ThrowingCallable action) {
        return assertThatThrownBy(action)
                .isInstanceOf(SmeException.class)
                .satisfies(exception -> SeenErrorCodes.record(
                        Secrets.watch("refusal", exception).getMessage()));
    }
}

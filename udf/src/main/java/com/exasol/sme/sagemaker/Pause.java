package com.exasol.sme.sagemaker;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.time.Duration;

/** Lets time pass between two questions to AWS. */
@FunctionalInterface
public interface Pause {
    void last(Duration duration);

    static void sleep(final Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-5")
                    .message("The statement was stopped while it waited for AWS.")
                    .mitigation("Run the delete script for the endpoint if it shall not go on."));
        }
    }
}

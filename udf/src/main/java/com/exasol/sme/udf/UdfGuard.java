package com.exasol.sme.udf;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.EndedStatement;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import java.util.Arrays;

/** The one way out of a UDF: whatever its work throws leaves as an error that a person can act on. */
final class UdfGuard {
    /** What a UDF does with its rows. */
    @FunctionalInterface
    interface Work {
        void run() throws ExaIterationException, ExaDataTypeException;
    }

    private UdfGuard() {}

    static void run(final Work work) {
        try {
            work.run();
        } catch (final SmeException failure) {
            throw failure;
        } catch (final ExaIterationException | ExaDataTypeException refusal) {
            throw EndedStatement.isReasonOf(refusal) ? EndedStatement.error(refusal) : refused(refusal);
        } catch (final OutOfMemoryError failure) {
            throw outOfMemory(failure);
        } catch (final RuntimeException | Error failure) {
            throw bug(failure);
        }
    }

    private static SmeException refused(final Exception refusal) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-35")
                .message("The database refused a row: {{cause|uq}}", Sentence.of(refusal.getMessage()))
                .mitigation("If nobody stopped the statement, check that the script is the one that the deployment"
                        + " created."));
    }

    private static SmeException outOfMemory(final OutOfMemoryError failure) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-72")
                .message("The script's JVM has too little memory: {{cause|uq}}", Sentence.of(failure.getMessage()))
                .mitigation("Let the administrator deploy with more of it, for example --jvm-option -Xmx2g, and deploy"
                        + " endpoints again after that."));
    }

    /** The database would print all frames; the place of the failure is what helps. */
    private static SmeException bug(final Throwable failure) {
        return new SmeException(ExaError.messageBuilder("F-SME-UDF-36")
                .message(
                        "The script failed in {{place|uq}}: {{cause|uq}}.",
                        Arrays.stream(failure.getStackTrace())
                                .findFirst()
                                .map(Object::toString)
                                .orElse("?"),
                        failure)
                .ticketMitigation());
    }
}

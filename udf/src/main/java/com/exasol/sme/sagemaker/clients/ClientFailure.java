package com.exasol.sme.sagemaker.clients;

import com.exasol.errorreporting.ErrorMessageBuilder;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import java.util.List;

/** A failure of the client for AWS itself, as an error that leads to the JVM options it comes from. */
public final class ClientFailure {
    private ClientFailure() {}

    /**
     * @param option with its value
     * @param rule what the value has to be
     */
    static SmeException ofOption(final String option, final String rule) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-62")
                .message("The script cannot use its JVM option {{option}}: {{rule|uq}}.", option, rule)
                .mitigation("Let the administrator deploy with another value in --jvm-option, or without the option,"
                        + " and deploy endpoints again after that."));
    }

    /** {@return the error if the SDK gives no client} */
    static SmeException ofBuilding(final RuntimeException failure, final ClientOptions options) {
        return error("The script gets no client for AWS", failure, options);
    }

    /** {@return the error if the SDK makes no request of it} */
    public static SmeException ofRequest(
            final AwsCall call, final RuntimeException failure, final ClientOptions options) {
        return error(call + " failed in the client for AWS", failure, options);
    }

    private static SmeException error(final String what, final RuntimeException failure, final ClientOptions options) {
        final List<String> shown = options.shown();
        final ErrorMessageBuilder error = ExaError.messageBuilder("E-SME-UDF-63")
                .message("{{what|uq}}. The cause: {{cause|uq}}", what, Sentence.of(failure.getMessage()));
        return new SmeException(
                shown.isEmpty()
                        ? error.ticketMitigation()
                        : error.mitigation(
                                "It depends on the JVM options of the script: {{options|uq}}. Let the administrator"
                                        + " deploy with other values in --jvm-option, or without these options, and deploy"
                                        + " endpoints again after that.",
                                String.join(", ", shown)));
    }
}

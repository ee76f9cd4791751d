package com.exasol.sme.sagemaker;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.exasol.sme.sagemaker.errors.NameInUse;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** What became of one create request: after any doubt AWS is asked what is there, and whether it is ours. */
public final class Creation {
    /** What there is in AWS afterwards. */
    public enum Outcome {
        CREATED,
        NOTHING,
        SOMETHING_ELSE,
        UNKNOWN
    }

    private final Outcome outcome;
    private final SmeException error;
    private final boolean isRefusedContent;

    private Creation(final Outcome outcome, final SmeException error, final boolean isRefusedContent) {
        this.outcome = outcome;
        this.error = error;
        this.isRefusedContent = isRefusedContent;
    }

    /**
     * Sends the request, and looks afterwards where the answer leaves doubts.
     *
     * @param search tells whether what has the name that we wanted to give is ours, or nothing when nothing has it
     */
    public static Creation of(
            final AwsCall call,
            final Runnable request,
            final Supplier<Optional<Boolean>> search,
            final Patience patience) {
        try {
            request.run();
            return created();
        } catch (final SdkException failure) {
            return AwsFailure.isCertain(failure) ? nothing(call, failure) : afterDoubt(call, failure, search, patience);
        }
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Tells whether AWS refused the content of the request, perhaps because of something it does not know yet. */
    public boolean isRefusedContent() {
        return isRefusedContent;
    }

    public SmeException error() {
        return error;
    }

    public void orFail() {
        if (outcome != Outcome.CREATED) {
            throw error;
        }
    }

    private static Creation afterDoubt(
            final AwsCall call,
            final SdkException failure,
            final Supplier<Optional<Boolean>> search,
            final Patience patience) {
        try {
            final Optional<Boolean> found =
                    AwsFailure.isOnlyRefused(failure) ? search.get() : patience.awaitShortly(search);
            return found.map(isOurs -> isOurs ? created() : somethingElse(call))
                    .orElseGet(() -> nothing(call, failure));
        } catch (final SmeException secondFailure) {
            return unknown(call, failure, secondFailure);
        }
    }

    private static Creation created() {
        return new Creation(Outcome.CREATED, null, false);
    }

    private static Creation nothing(final AwsCall call, final SdkException failure) {
        return new Creation(Outcome.NOTHING, AwsFailure.translate(call, failure), AwsFailure.isRefusedContent(failure));
    }

    private static Creation somethingElse(final AwsCall call) {
        return new Creation(Outcome.SOMETHING_ELSE, NameInUse.error(call.resource(), call.region()), false);
    }

    private static Creation unknown(final AwsCall call, final SdkException failure, final SmeException second) {
        final SmeException error = new SmeException(ExaError.messageBuilder("E-SME-UDF-6")
                .message(
                        "Nobody knows whether {{call|uq}} succeeded. Its answer: {{cause|uq}} Looking for it failed as"
                                + " well: {{second|uq}}",
                        call,
                        Sentence.of(AwsFailure.messageOf(failure)),
                        second)
                .mitigation("Look for {{resource|uq}} in AWS: what runs there is billed.", call.resource()));
        return new Creation(Outcome.UNKNOWN, error, false);
    }
}

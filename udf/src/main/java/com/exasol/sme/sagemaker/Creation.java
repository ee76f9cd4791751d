package com.exasol.sme.sagemaker;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** What became of one create request: after any doubt AWS is asked what is there, and whether it is ours. */
final class Creation {
    /** What there is in AWS afterwards. */
    enum Outcome {
        CREATED,
        NOTHING,
        SOMETHING_ELSE,
        UNKNOWN
    }

    /** Sends a create request and gives the ARN of what it made. */
    @FunctionalInterface
    interface Request {
        String send();
    }

    /** Looks for what has the name that we wanted to give. */
    @FunctionalInterface
    interface Search {
        Optional<Found> find();
    }

    /** Something that has the name that we wanted to give. */
    static final class Found {
        private final String arn;
        private final boolean isOurs;

        Found(final String arn, final boolean isOurs) {
            this.arn = arn;
            this.isOurs = isOurs;
        }
    }

    private final Outcome outcome;
    private final String arn;
    private final SmeException error;
    private final boolean isRefusedContent;

    private Creation(
            final Outcome outcome, final String arn, final SmeException error, final boolean isRefusedContent) {
        this.outcome = outcome;
        this.arn = arn;
        this.error = error;
        this.isRefusedContent = isRefusedContent;
    }

    static Creation of(final AwsCall call, final Request request, final Search search, final Patience patience) {
        try {
            return created(request.send());
        } catch (final SdkException failure) {
            return AwsFailure.isCertain(failure) ? nothing(call, failure) : afterDoubt(call, failure, search, patience);
        }
    }

    Outcome outcome() {
        return this.outcome;
    }

    /** Tells whether AWS refused the content of the request, perhaps because of something it does not know yet. */
    boolean isRefusedContent() {
        return this.isRefusedContent;
    }

    SmeException error() {
        return this.error;
    }

    /** @return ARN of what there is now */
    String orFail() {
        if (this.outcome != Outcome.CREATED) {
            throw this.error;
        }
        return this.arn;
    }

    private static Creation afterDoubt(
            final AwsCall call, final SdkException failure, final Search search, final Patience patience) {
        try {
            // A refused request is not on its way any more; one without an answer may be.
            final Optional<Found> found =
                    AwsFailure.isAnsweredByARefusal(failure) ? search.find() : patience.awaitShortly(search::find);
            return found.map(it -> it.isOurs ? created(it.arn) : somethingElse(call))
                    .orElseGet(() -> nothing(call, failure));
        } catch (final SmeException secondFailure) {
            return unknown(call, failure, secondFailure);
        }
    }

    private static Creation created(final String arn) {
        return new Creation(Outcome.CREATED, arn, null, false);
    }

    private static Creation nothing(final AwsCall call, final SdkException failure) {
        return new Creation(
                Outcome.NOTHING, null, AwsFailure.translate(call, failure), AwsFailure.isRefusedContent(failure));
    }

    private static Creation somethingElse(final AwsCall call) {
        return new Creation(Outcome.SOMETHING_ELSE, null, Taken.error(call.resource(), call.region()), false);
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
        return new Creation(Outcome.UNKNOWN, null, error, false);
    }
}

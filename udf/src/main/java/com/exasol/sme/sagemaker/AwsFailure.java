package com.exasol.sme.sagemaker;

import com.exasol.errorreporting.ErrorMessageBuilder;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one place where a failure of AWS becomes an error that a person can act on. */
final class AwsFailure {
    private static final int FORBIDDEN = 403;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final Set<String> CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredToken",
            "ExpiredTokenException");
    private static final Set<String> QUOTA = Set.of("ResourceLimitExceeded", "ServiceQuotaExceededException");
    private static final Set<String> NOT_THERE = Set.of("ValidationException", "ResourceNotFound");
    /** The answer to a name that is taken, be it by an earlier copy of the same request whose answer was lost. */
    private static final Set<String> PERHAPS_TAKEN =
            Set.of("ValidationException", "ResourceInUse", "ConflictException");

    private AwsFailure() {}

    static SmeException translate(final AwsCall call, final SdkException failure) {
        if (!(failure instanceof AwsServiceException)) {
            return unreachable(call, failure);
        }
        final AwsServiceException answer = (AwsServiceException) failure;
        if (CREDENTIALS.contains(codeOf(answer))) {
            return wrongCredentials(call, answer);
        }
        if (QUOTA.contains(codeOf(answer))) {
            return overQuota(call, answer);
        }
        if (answer.isThrottlingException()) {
            return throttled(call, answer);
        }
        if (hasNoCode(answer)) {
            return unreachable(call, answer);
        }
        if (answer.statusCode() == FORBIDDEN || codeOf(answer).startsWith("AccessDenied")) {
            return forbidden(call, answer);
        }
        return answer.statusCode() >= FIRST_SERVER_ERROR ? broken(call, answer) : refused(call, answer);
    }

    /** Tells whether describing something by a name that is well formed says that there is no such thing. */
    static boolean isNotThere(final SdkException failure) {
        return failure instanceof AwsServiceException && NOT_THERE.contains(codeOf((AwsServiceException) failure));
    }

    /** Tells whether AWS refused what was asked for because of its content. */
    static boolean isRefusedContent(final SdkException failure) {
        return failure instanceof AwsServiceException
                && "ValidationException".equals(codeOf((AwsServiceException) failure));
    }

    /** Tells whether AWS refused a request to an endpoint because of its form or size; the message alone says which. */
    static boolean isRefusedRequest(final AwsServiceException failure) {
        return "ValidationError".equals(codeOf(failure));
    }

    /** Tells whether a create request surely created nothing: its only copy was refused, and not for a taken name. */
    static boolean isCertain(final SdkException failure) {
        return isOnlyRefused(failure) && !PERHAPS_TAKEN.contains(codeOf((AwsServiceException) failure));
    }

    /** Tells whether AWS itself refused the only copy of a request, so that none is on its way any more. */
    static boolean isOnlyRefused(final SdkException failure) {
        return failure instanceof AwsServiceException
                && Integer.valueOf(1).equals(failure.numAttempts())
                && ((AwsServiceException) failure).statusCode() < FIRST_SERVER_ERROR
                && !hasNoCode((AwsServiceException) failure);
    }

    static String messageOf(final SdkException failure) {
        if (!(failure instanceof AwsServiceException)) {
            return failure.getMessage();
        }
        final AwsServiceException answer = (AwsServiceException) failure;
        return codeOf(answer) + ": "
                + Objects.requireNonNullElse(answer.awsErrorDetails().errorMessage(), "no message")
                + " (HTTP status " + answer.statusCode() + ", request "
                + Objects.requireNonNullElse(answer.requestId(), "without id") + ")";
    }

    /** Tells whether the answer is not AWS's own but, say, the page of a proxy. */
    private static boolean hasNoCode(final AwsServiceException answer) {
        return answer.awsErrorDetails().errorCode() == null;
    }

    private static String codeOf(final AwsServiceException answer) {
        return Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), "error without code");
    }

    private static SmeException unreachable(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-20"), call, failure)
                .mitigation("Check that the database reaches AWS in this region: the region's name, network, proxy,"
                        + " certificates. Then run the statement again."));
    }

    private static SmeException wrongCredentials(final AwsCall call, final AwsServiceException answer) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-21"), call, answer)
                .mitigation("Check the CONNECTION: USER must hold the id and IDENTIFIED BY the secret of an active"
                        + " access key, without a session token."));
    }

    private static SmeException forbidden(final AwsCall call, final AwsServiceException answer) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-22"), call, answer)
                .mitigation("Ask the AWS administrator for the permission that AWS's message names."));
    }

    private static SmeException overQuota(final AwsCall call, final AwsServiceException answer) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-23"), call, answer)
                .mitigation("Delete what is no longer needed, choose another instance type, or ask AWS for a higher"
                        + " service quota."));
    }

    private static SmeException throttled(final AwsCall call, final AwsServiceException answer) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-24"), call, answer)
                .mitigation("AWS gets more requests than it takes, also after several attempts. Run fewer statements at"
                        + " the same time, or wait a minute."));
    }

    private static SmeException broken(final AwsCall call, final AwsServiceException answer) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-25"), call, answer)
                .mitigation(
                        "AWS failed, also after several attempts. Wait a few minutes and run the statement again."));
    }

    private static SmeException refused(final AwsCall call, final AwsServiceException answer) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-26"), call, answer)
                .mitigation("Correct what AWS's message names, then run the statement again."));
    }

    private static ErrorMessageBuilder describe(
            final ErrorMessageBuilder error, final AwsCall call, final SdkException failure) {
        return error.message("{{call|uq}} failed. The cause: {{cause|uq}}", call, Sentence.of(messageOf(failure)));
    }
}

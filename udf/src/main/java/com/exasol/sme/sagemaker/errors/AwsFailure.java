package com.exasol.sme.sagemaker.errors;

import com.exasol.errorreporting.ErrorMessageBuilder;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.clients.ClientFailure;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one place where a failure of AWS becomes an error that a person can act on. */
public final class AwsFailure {
    private static final int FIRST_SERVER_ERROR = 500;
    private static final String RESOURCE_NOT_FOUND = "ResourceNotFound";
    private static final String VALIDATION_EXCEPTION = "ValidationException";
    /** The answer to a name that is taken, be it by an earlier copy of the same request whose answer was lost. */
    private static final Set<String> PERHAPS_TAKEN = Set.of(VALIDATION_EXCEPTION, "ResourceInUse", "ConflictException");

    private static final String OTHER_REGION = " The key may also belong to another partition of AWS, such as China or"
            + " GovCloud, or the region may have to be enabled for the account first.";

    private static final String FORBIDDEN = "E-SME-UDF-22";

    private AwsFailure() {}

    /** Tells whether an error says that the user of the connection lacks a permission. */
    public static boolean isForbidden(final SmeException error) {
        return FORBIDDEN.equals(error.code());
    }

    /** The table of failures tells which error it is. */
    public static SmeException translate(final AwsCall call, final SdkException failure) {
        final String error = FailureTable.rowOf(failure).error();
        switch (error) {
            case "E-SME-UDF-21":
                return wrongCredentials(call, failure);
            case "E-SME-UDF-22":
                return forbidden(call, failure);
            case "E-SME-UDF-23":
                return overQuota(call, failure);
            case "E-SME-UDF-24":
                return throttled(call, failure);
            case "E-SME-UDF-25":
                return broken(call, failure);
            case "E-SME-UDF-26":
                return refused(call, failure);
            case "E-SME-UDF-57":
                return timedOut(call, failure);
            case "E-SME-UDF-59":
                return wrongTime(call, failure);
            case "E-SME-UDF-60":
                return unknownHost(call, failure);
            case "E-SME-UDF-63":
                return ClientFailure.ofRequest(call, failure, call.options());
            default:
                return unreachable(call, failure);
        }
    }

    /** Tells whether AWS says that there is no such thing, with the error that it has for this. */
    public static boolean isNotFound(final SdkException failure) {
        return hasCode(failure, RESOURCE_NOT_FOUND);
    }

    /** The same for what AWS has no such error for, when its name is well formed. */
    public static boolean isNotThere(final SdkException failure) {
        return isNotFound(failure) || isRefusedContent(failure);
    }

    /** Tells whether AWS refused what was asked for because of its content. */
    public static boolean isRefusedContent(final SdkException failure) {
        return hasCode(failure, VALIDATION_EXCEPTION);
    }

    private static boolean hasCode(final SdkException failure, final String code) {
        return failure instanceof AwsServiceException && code.equals(codeOf((AwsServiceException) failure));
    }

    /** Tells whether a create request surely created nothing: its only copy was refused, and not for a taken name. */
    public static boolean isCertain(final SdkException failure) {
        return isOnlyRefused(failure) && !PERHAPS_TAKEN.contains(codeOf((AwsServiceException) failure));
    }

    /** Tells whether AWS itself refused the only copy of a request, so that none is on its way any more. */
    public static boolean isOnlyRefused(final SdkException failure) {
        return failure instanceof AwsServiceException
                && Integer.valueOf(1).equals(failure.numAttempts())
                && ((AwsServiceException) failure).statusCode() < FIRST_SERVER_ERROR
                && !hasNoCode((AwsServiceException) failure);
    }

    public static String messageOf(final SdkException failure) {
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
                        + " certificates. Then run the statement again." + whereTo(call)));
    }

    private static SmeException wrongCredentials(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-21"), call, failure)
                .mitigation("Check the CONNECTION: USER must hold the id and IDENTIFIED BY the secret of an active"
                        + " access key, without a session token."
                        + (hasCode(failure, "UnrecognizedClientException") ? OTHER_REGION : "")));
    }

    private static SmeException timedOut(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-57"), call, failure)
                .mitigation("There was no answer in time. If other requests are answered, the model is too slow for so"
                        + " many rows: deploy the endpoint again with a larger instance type, more instances or fewer"
                        + " rows_per_request. If none is, check that the database reaches AWS: network and proxy."));
    }

    private static SmeException wrongTime(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-59"), call, failure)
                .mitigation(
                        "The clock of the database's node is wrong by minutes. Have the clocks of all nodes set, and"
                                + " synchronised with a time server."));
    }

    private static SmeException unknownHost(final AwsCall call, final SdkException failure) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-60")
                .message("{{call|uq}} failed, because the host {{host}} is not known.", call, hostOf(failure))
                .mitigation(
                        "Check that {{region}} is the name of a region of AWS, and that the nodes of the database find"
                                + " hosts of AWS by name (DNS).{{option|uq}}",
                        call.region().toString(),
                        whereTo(call)));
    }

    /** A wrong address is the first thing to look for where somebody gave one. */
    private static String whereTo(final AwsCall call) {
        return call.options()
                .address()
                .map(option -> " The JVM option " + option + " says where requests go.")
                .orElse("");
    }

    private static String hostOf(final SdkException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return String.valueOf(cause.getMessage()).replaceAll(":.*", "");
            }
        }
        return "?";
    }

    private static SmeException forbidden(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-22"), call, failure)
                .mitigation("Ask the AWS administrator for the permission that AWS's message names."));
    }

    private static SmeException overQuota(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-23"), call, failure)
                .mitigation("Delete what is no longer needed, choose another instance type, or ask AWS for a higher"
                        + " service quota."));
    }

    private static SmeException throttled(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-24"), call, failure)
                .mitigation("AWS gets more requests than it takes, also after several attempts. Run fewer statements at"
                        + " the same time, or wait a minute."));
    }

    private static SmeException broken(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-25"), call, failure)
                .mitigation(
                        "AWS failed, also after several attempts. Wait a few minutes and run the statement again."));
    }

    private static SmeException refused(final AwsCall call, final SdkException failure) {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-26"), call, failure)
                .mitigation("Correct what AWS's message names, then run the statement again."));
    }

    private static ErrorMessageBuilder describe(
            final ErrorMessageBuilder error, final AwsCall call, final SdkException failure) {
        return error.message("{{call|uq}} failed. The cause: {{cause|uq}}", call, Sentence.of(messageOf(failure)));
    }
}

package com.exasol.sme.sagemaker;

import com.exasol.sme.predict.Fault;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** The one place that tells what can be done about a request to an endpoint that failed. */
final class InvocationFault {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int PAYLOAD_TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final Set<Integer> BUSY = Set.of(TOO_MANY_REQUESTS, 503, 530);
    private static final Set<Integer> TIMED_OUT = Set.of(REQUEST_TIMEOUT, GATEWAY_TIMEOUT);
    /** What serverless endpoints take; others take more. */
    private static final int SMALLEST_LIMIT = 4 * 1024 * 1024;

    private InvocationFault() {}

    /** @param bytes size of the request's body */
    static Fault of(final SdkException failure, final int bytes) {
        if (failure instanceof ModelErrorException) {
            return ofTheModel(Objects.requireNonNullElse(((ModelErrorException) failure).originalStatusCode(), 0));
        }
        if (!(failure instanceof AwsServiceException)) {
            return isTimeout(failure) ? Fault.TIMED_OUT : Fault.BROKEN;
        }
        return ofAws((AwsServiceException) failure, bytes);
    }

    private static Fault ofTheModel(final int status) {
        if (status == TOO_MANY_REQUESTS || status == 503) {
            return Fault.BUSY;
        }
        if (status == PAYLOAD_TOO_LARGE) {
            return Fault.TOO_LARGE;
        }
        if (status == 0 || TIMED_OUT.contains(status)) {
            return Fault.TIMED_OUT;
        }
        return status < FIRST_SERVER_ERROR ? Fault.ROW_REFUSED : Fault.MODEL_FAILED;
    }

    private static Fault ofAws(final AwsServiceException failure, final int bytes) {
        if (BUSY.contains(failure.statusCode()) || failure.isThrottlingException()) {
            return Fault.BUSY;
        }
        if (TIMED_OUT.contains(failure.statusCode())) {
            return Fault.TIMED_OUT;
        }
        if (failure.statusCode() == PAYLOAD_TOO_LARGE
                || (bytes > SMALLEST_LIMIT && AwsFailure.isRefusedRequest(failure))) {
            return Fault.TOO_LARGE;
        }
        return failure.statusCode() >= FIRST_SERVER_ERROR || failure.isClockSkewException()
                ? Fault.BROKEN
                : Fault.REFUSED;
    }

    private static boolean isTimeout(final SdkException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException;
    }
}

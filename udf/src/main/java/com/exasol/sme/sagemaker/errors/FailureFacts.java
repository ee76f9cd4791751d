package com.exasol.sme.sagemaker.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** What the SDK tells of a failure, in the words of the table of failures. */
public final class FailureFacts {
    static final String NONE = "none";

    private final String from;
    private final String status;
    private final List<String> codes;
    private final String message;

    private FailureFacts(final String from, final String status, final List<String> codes, final String message) {
        this.from = from;
        this.status = status;
        this.codes = List.copyOf(codes);
        this.message = message.toLowerCase(Locale.ROOT);
    }

    static FailureFacts of(final SdkException failure) {
        if (failure instanceof ModelErrorException) {
            final ModelErrorException error = (ModelErrorException) failure;
            return new FailureFacts(
                    "model",
                    Objects.requireNonNullElse(error.originalStatusCode(), NONE).toString(),
                    List.of(),
                    error.originalMessage() + " " + messageOf(error));
        }
        if (failure instanceof AwsServiceException) {
            final AwsServiceException error = (AwsServiceException) failure;
            return new FailureFacts(
                    "AWS", String.valueOf(error.statusCode()), List.of(codeOf(error)), messageOf(error));
        }
        if (isOfTheClient(failure)) {
            return new FailureFacts("client", NONE, List.of(), failure.getMessage());
        }
        return ofNetwork(failure);
    }

    /** Tells whether it is of the client's own making: what becomes of a request on its way has a cause. */
    private static boolean isOfTheClient(final SdkException failure) {
        return failure.getClass() == SdkClientException.class && failure.getCause() == null;
    }

    /** An answer that has no content. */
    public static FailureFacts ofEmptyAnswer() {
        return new FailureFacts("answer", NONE, List.of(), "empty");
    }

    private static FailureFacts ofNetwork(final SdkException failure) {
        final List<String> classes = new ArrayList<>();
        final StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            classes.add(cause.getClass().getSimpleName());
            messages.append(cause.getMessage()).append(' ');
        }
        return new FailureFacts("network", NONE, classes, messages.toString());
    }

    private static String codeOf(final AwsServiceException error) {
        final AwsErrorDetails details = error.awsErrorDetails();
        return details == null ? NONE : Objects.requireNonNullElse(details.errorCode(), NONE);
    }

    private static String messageOf(final AwsServiceException error) {
        final AwsErrorDetails details = error.awsErrorDetails();
        return details == null ? "" : String.valueOf(details.errorMessage());
    }

    String from() {
        return from;
    }

    String status() {
        return status;
    }

    /** {@return the error code of AWS, or the names of all exceptions that Java names as causes} */
    List<String> codes() {
        return codes;
    }

    /** {@return in lower case} */
    String message() {
        return message;
    }
}

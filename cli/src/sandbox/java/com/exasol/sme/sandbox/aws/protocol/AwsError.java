package com.exasol.sme.sandbox.aws.protocol;

import java.util.Optional;

/** An error as AWS answers it: HTTP status, type and message. */
public final class AwsError extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String MODEL_ERROR = "ModelError";

    private final int status;
    private final String type;
    private final Integer originalStatus;

    private AwsError(final int status, final String type, final String message, final Integer originalStatus) {
        super(message);
        this.status = status;
        this.type = type;
        this.originalStatus = originalStatus;
    }

    public static AwsError of(final int status, final String type, final String message) {
        return new AwsError(status, type, message, null);
    }

    /** Not of AWS, but of something in front of it, which knows no types of errors. */
    public static AwsError page(final int status, final String html) {
        return of(status, "", html);
    }

    /** What the control plane answers to a wrong field, a missing resource and a wrong state alike. */
    public static AwsError validation(final String message) {
        return of(400, "ValidationException", message);
    }

    public static AwsError throttling() {
        return of(400, "ThrottlingException", "Rate exceeded");
    }

    public static AwsError accessDenied(final String message) {
        return of(400, "AccessDeniedException", message);
    }

    public static AwsError resourceInUse(final String message) {
        return of(400, "ResourceInUse", message);
    }

    public static AwsError resourceNotFound(final String message) {
        return of(400, "ResourceNotFound", message);
    }

    public static AwsError resourceLimitExceeded(final String message) {
        return of(400, "ResourceLimitExceeded", message);
    }

    /** What a container answered, as the runtime passes it on; it is 0 where the container gave no answer. */
    public static AwsError model(final int originalStatus, final String message) {
        return new AwsError(424, MODEL_ERROR, message, originalStatus);
    }

    /** The failure of a container of which the runtime knows no status. */
    public static AwsError modelWithoutStatus(final String message) {
        return of(424, MODEL_ERROR, message);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public boolean isPage() {
        return type.isEmpty();
    }

    public boolean isOfModel() {
        return type.equals(MODEL_ERROR);
    }

    /** The container's HTTP status. */
    public Optional<Integer> originalStatus() {
        return Optional.ofNullable(originalStatus);
    }
}

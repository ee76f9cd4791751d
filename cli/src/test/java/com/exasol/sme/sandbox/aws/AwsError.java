package com.exasol.sme.sandbox.aws;

/** An error as AWS answers it: HTTP status, type and message. */
public final class AwsError extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String type;
    private final int originalStatus;

    private AwsError(final int status, final String type, final String message, final int originalStatus) {
        super(message);
        this.status = status;
        this.type = type;
        this.originalStatus = originalStatus;
    }

    public static AwsError of(final int status, final String type, final String message) {
        return new AwsError(status, type, message, 0);
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

    /** What a container answered, as the runtime passes it on. */
    public static AwsError model(final int originalStatus, final String message) {
        return new AwsError(424, "ModelError", message, originalStatus);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** The container's HTTP status; 0 for errors that no container answered. */
    public int originalStatus() {
        return originalStatus;
    }
}

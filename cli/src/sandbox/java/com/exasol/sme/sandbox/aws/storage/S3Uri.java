package com.exasol.sme.sandbox.aws.storage;

import com.exasol.sme.sandbox.aws.protocol.AwsError;

/** Where an object or a prefix lies: {@code s3://bucket/key}. */
public record S3Uri(String bucket, String key) {
    private static final String SCHEME = "s3://";

    public static S3Uri of(final String text) throws AwsError {
        if (!text.startsWith(SCHEME)) {
            throw AwsError.validation("SANDBOX: Only URIs of the form s3://bucket/key are known, not " + text);
        }
        final String[] parts = text.substring(SCHEME.length()).split("/", 2);
        return new S3Uri(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** Something below this prefix. */
    public S3Uri child(final String name) {
        return new S3Uri(bucket, (key.isEmpty() || key.endsWith("/") ? key : key + "/") + name);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}

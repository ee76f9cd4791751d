package com.exasol.sme.sandbox.aws.storage;

import java.net.URI;

/** The object store that EXPORT writes to. */
public interface S3 {
    /**
     * Stores one object, replacing one of the same key.
     *
     * @param bucketAddress the address of a CONNECTION, {@code https://<bucket>.s3[.<region>].amazonaws.com} or {@code
     *     s3://<bucket>}
     * @throws Refusal when the address, the bucket or the credentials are wrong
     */
    void upload(URI bucketAddress, String accessKeyId, String secretKey, String key, byte[] content) throws Refusal;

    /** S3's own error: HTTP status and code, such as 403 and InvalidAccessKeyId. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String code;

        public Refusal(final int status, final String code) {
            super(status + " " + code);
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }
}

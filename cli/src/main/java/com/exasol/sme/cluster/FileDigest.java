package com.exasol.sme.cluster;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one content of a file from another.
 *
 * @param bytes  its size
 * @param sha256 in hexadecimal digits
 */
public record FileDigest(long bytes, String sha256) {
    public static FileDigest of(final byte[] content) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new FileDigest(content.length, HexFormat.of().formatHex(digest));
        } catch (final NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java has SHA-256.", exception);
        }
    }

    @Override
    public String toString() {
        return bytes + " bytes, SHA-256 " + sha256;
    }
}

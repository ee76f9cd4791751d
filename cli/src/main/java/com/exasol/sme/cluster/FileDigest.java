package com.exasol.sme.cluster;

import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.shared.Sha256;

/**
 * What tells one content of a file from another.
 *
 * @param bytes  its size
 * @param sha256 in hexadecimal digits
 */
public record FileDigest(long bytes, String sha256) {
    public static FileDigest of(final byte[] content) {
        return new FileDigest(content.length, Sha256.of(content));
    }

    public static FileDigest of(final EmbeddedJar jar) {
        return new FileDigest(jar.content().length, jar.sha256());
    }

    @Override
    public String toString() {
        return bytes + " bytes, SHA-256 " + sha256;
    }
}

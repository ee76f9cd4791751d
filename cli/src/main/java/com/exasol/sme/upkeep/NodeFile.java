package com.exasol.sme.upkeep;

import java.util.Optional;

/**
 * How one node sees a file in BucketFS.
 *
 * @param node        the node's number
 * @param javaVersion the version of the Java that runs UDFs there
 * @param content     what it sees, nothing if it sees no file
 */
public record NodeFile(int node, String javaVersion, Optional<Content> content) {
    /**
     * A file's content, told by its fingerprint.
     *
     * @param size   in bytes
     * @param sha256 in hexadecimal digits
     */
    public record Content(long size, String sha256) {
        String text() {
            return size + " bytes, SHA-256 " + sha256;
        }
    }
}

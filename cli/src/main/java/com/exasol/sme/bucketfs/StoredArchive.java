package com.exasol.sme.bucketfs;

import java.util.OptionalLong;

/**
 * What a bucket has under the name of an archive.
 *
 * @param isKnown whether the bucket told
 * @param bytes   the size of what is there, if anything is
 * @param reason  why the bucket did not tell, or empty
 */
public record StoredArchive(boolean isKnown, OptionalLong bytes, String reason) {
    public static final StoredArchive NONE = new StoredArchive(true, OptionalLong.empty(), "");

    public static StoredArchive of(final long bytes) {
        return new StoredArchive(true, OptionalLong.of(bytes), "");
    }

    public static StoredArchive unknown(final String reason) {
        return new StoredArchive(false, OptionalLong.empty(), reason);
    }
}

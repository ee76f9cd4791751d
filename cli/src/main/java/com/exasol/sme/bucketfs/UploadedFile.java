package com.exasol.sme.bucketfs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in a bucket, found again by the path that a script has of it.
 *
 * @param service      the BucketFS service
 * @param bucket       the bucket
 * @param pathInBucket its path inside the bucket
 */
public record UploadedFile(String service, String bucket, String pathInBucket) {
    private static final String SLASH = "/";
    private static final String SEGMENT = "(?!\\.{1,2}/)[A-Za-z0-9._~+@=,-]+";
    /** Whatever a script names, only what an upload of sme may have made is touched. */
    private static final Pattern UDF_JAR = Pattern.compile("/buckets/(?<service>" + SEGMENT + ")/(?<bucket>" + SEGMENT
            + ")/(?<path>(?:" + SEGMENT + "/)*sme-udf-[A-Za-z0-9._-]+\\.jar)");

    /** The path as a script sees it. */
    public String pathInUdf() {
        return "/buckets/" + service + SLASH + bucket + SLASH + pathInBucket;
    }

    /** The last part of its path. */
    public String name() {
        return pathInBucket.substring(pathInBucket.lastIndexOf(SLASH) + 1);
    }

    /** Where a deployment of this version into the same folder has its JAR. */
    public JarLocation location() {
        final int end = pathInBucket.lastIndexOf(SLASH);
        return JarLocation.of(service, bucket, end < 0 ? "" : pathInBucket.substring(0, end));
    }

    /** Reads a path such as {@code /buckets/bfsdefault/default/sme-udf-0.1.0.jar}; nothing if it is no JAR of sme. */
    public static Optional<UploadedFile> udfJar(final String pathInUdf) {
        final Matcher matcher = UDF_JAR.matcher(pathInUdf);
        return matcher.matches()
                ? Optional.of(
                        new UploadedFile(matcher.group("service"), matcher.group("bucket"), matcher.group("path")))
                : Optional.empty();
    }
}

package com.exasol.sme.bucketfs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.shared.Version;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in BucketFS the UDF JAR lies.
 *
 * @param service   the BucketFS service
 * @param bucket    the bucket
 * @param directory the path inside the bucket without outer slashes, empty for its root
 */
public record JarLocation(String service, String bucket, String directory) {
    // A %jar line is cut at ':', ';' and blanks; what is left is what needs no escaping in a URL either.
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~+@=,-]+");

    public JarLocation {
        check("--bucketfs-name", service, service);
        check("--bucket", bucket, bucket);
        if (!directory.isEmpty()) {
            checkPath(directory, directory);
        }
    }

    /** Reads a location as options give it; slashes and dots without a meaning are taken out of the path. */
    public static JarLocation of(final String service, final String bucket, final String path) {
        final String directory = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !".".equals(segment))
                .collect(Collectors.joining("/"));
        if (!directory.isEmpty()) {
            checkPath(directory, path);
        }
        return new JarLocation(service, bucket, directory);
    }

    private static void checkPath(final String directory, final String given) {
        Arrays.stream(directory.split("/", -1)).forEach(segment -> check("--path-in-bucket", segment, given));
    }

    private static void check(final String option, final String segment, final String given) {
        if (!SEGMENT.matcher(segment).matches() || ".".equals(segment) || "..".equals(segment)) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-9")
                    .message(
                            "{{text}} in {{option|u}} cannot be part of the path of a JAR.",
                            ShortenedInput.shown(given),
                            option)
                    .mitigation("Use letters, digits and . _ ~ + @ = , - only, and no '..'.")
                    .toString());
        }
    }

    public static String fileName() {
        return "sme-udf-" + Version.current() + ".jar";
    }

    /** The path as BucketFS knows it. */
    public String pathInBucket() {
        return directory.isEmpty() ? fileName() : directory + "/" + fileName();
    }

    /** The JAR as one of the files in the bucket. */
    public UploadedFile file() {
        return new UploadedFile(service, bucket, pathInBucket());
    }

    /** The path as a script sees it. */
    public String pathInUdf() {
        return "/buckets/" + service + "/" + bucket + "/" + pathInBucket();
    }
}

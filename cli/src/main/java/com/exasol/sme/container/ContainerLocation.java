package com.exasol.sme.container;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.UploadedFile;
import java.util.regex.Pattern;

/**
 * Where a container lies: in the folder of the JAR.
 *
 * @param place   service, bucket and folder
 * @param archive the name of the container
 */
public record ContainerLocation(JarLocation place, ArchiveName archive) {
    /** What means itself in a URL, wherever it stands and whoever reads it. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._/-]*");

    public ContainerLocation {
        check("--bucketfs-name", place.service());
        check("--bucket", place.bucket());
        check("--path-in-bucket", place.directory());
    }

    private static void check(final String option, final String value) {
        if (!SAFE.matcher(value).matches()) {
            throw ContainerRefusal.of(
                    option,
                    value,
                    "cannot be part of the URL of a container",
                    "Use letters, digits and . _ - only, beside a container.");
        }
    }

    /** The archive as it is uploaded. */
    public UploadedFile file() {
        return new UploadedFile(place.service(), place.bucket(), inBucket(archive.fileName()));
    }

    /** The folder that a node extracts it to, as a script sees it. */
    public String folder() {
        return "/buckets" + path();
    }

    /**
     * The value of an alias in SCRIPT_LANGUAGES: behind three slashes where the container is, then what it runs, then
     * its client below /buckets.
     */
    public String definition() {
        return "localzmq+protobuf://" + path() + "?lang=java#buckets" + path() + "/" + ContainerArchive.CLIENT;
    }

    private String path() {
        return "/" + place.service() + "/" + place.bucket() + "/" + inBucket(archive.text());
    }

    private String inBucket(final String name) {
        return place.directory().isEmpty() ? name : place.directory() + "/" + name;
    }
}

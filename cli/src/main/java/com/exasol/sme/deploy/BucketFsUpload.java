package com.exasol.sme.deploy;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.UnsynchronizedBucket;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.deploy.Progress.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Uploads the UDF JAR through BucketFS; an older JAR has another name and stays for the scripts that use it. */
public final class BucketFsUpload implements JarUpload {
    /** Far more than the JAR needs; a client of HTTPS and a server of HTTP would wait for each other for ever. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final EmbeddedJar jar;
    private final BucketFsAccess access;
    private final Progress progress;
    private final Consumer<String> report;
    private final Duration limit;

    /**
     * Prepares an upload.
     *
     * @param report takes a line when it is done
     */
    public BucketFsUpload(
            final EmbeddedJar jar,
            final BucketFsAccess access,
            final Progress progress,
            final Consumer<String> report) {
        this(jar, access, progress, report, LIMIT);
    }

    BucketFsUpload(
            final EmbeddedJar jar,
            final BucketFsAccess access,
            final Progress progress,
            final Consumer<String> report,
            final Duration limit) {
        this.jar = jar;
        this.access = access;
        this.progress = progress;
        this.report = report;
        this.limit = limit;
    }

    @Override
    public void run(final JarLocation location) {
        final int bytes = jar.content().length;
        try (Progress.Step step = progress.begin("Uploading " + JarLocation.fileName(), bytes, Unit.BYTES)) {
            final UnsynchronizedBucket bucket = access.open(location, sent -> step.reached(sent, ""));
            CompletableFuture.supplyAsync(() -> failure(bucket, location))
                    .completeOnTimeout(Optional.of(late()), limit.toMillis(), TimeUnit.MILLISECONDS)
                    .join()
                    .ifPresent(cause -> {
                        throw refused(location, cause);
                    });
        } finally {
            access.close();
        }
        report.accept("Uploaded " + location.pathInUdf() + " (" + bytes + " bytes).");
    }

    private TimeoutException late() {
        return new TimeoutException("no answer within " + limit.toSeconds() + " seconds");
    }

    private Optional<Exception> failure(final UnsynchronizedBucket bucket, final JarLocation location) {
        try {
            upload(bucket, location);
            return Optional.empty();
        } catch (final BucketAccessException | TimeoutException | IOException exception) {
            return Optional.of(exception);
        }
    }

    private SmeException refused(final JarLocation location, final Exception cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-15")
                        .message(
                                "The JAR was not uploaded to {{path|u}} by way of {{address|u}}: {{cause|u}}",
                                location.pathInUdf(),
                                access.url(),
                                Causes.of(cause))
                        .mitigation("Check host, port, --[no-]bucketfs-use-https, bucket and write password.")
                        .mitigation("Upload the JAR by hand (deploy --to-print tells how) and add --no-upload.")
                        .toString(),
                cause);
    }

    /** The library sends a file with its length; a stream would be sent in chunks. */
    private void upload(final UnsynchronizedBucket bucket, final JarLocation location)
            throws BucketAccessException, TimeoutException, IOException {
        final Path file = Files.createTempFile("sme-udf-", ".jar");
        // Whoever gives up waiting for this method ends the process.
        file.toFile().deleteOnExit();
        Files.write(file, jar.content());
        bucket.uploadFileNonBlocking(file, location.pathInBucket());
    }
}

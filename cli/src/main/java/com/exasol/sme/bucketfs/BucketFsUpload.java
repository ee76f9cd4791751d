package com.exasol.sme.bucketfs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Progress.Unit;
import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Uploads the UDF JAR through BucketFS; an older JAR has another name and stays for the scripts that use it. */
public final class BucketFsUpload implements JarUpload {
    /** Far more than the JAR needs. */
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
            new BucketFsTransfer(access.open(location.file(), sent -> step.reached(sent, "")), limit)
                    .send(local(location), location.pathInBucket())
                    .ifPresent(cause -> {
                        throw access.explained(refused(location, cause));
                    });
        } finally {
            access.close();
        }
        report.accept("Uploaded " + location.pathInUdf() + " (" + bytes + " bytes).");
    }

    private Path local(final JarLocation location) {
        try {
            final Path file = Files.createTempFile("sme-udf-", ".jar");
            // Whoever gives up waiting for the upload ends the process.
            file.toFile().deleteOnExit();
            return Files.write(file, jar.content());
        } catch (final IOException exception) {
            throw refused(location, exception);
        }
    }

    private SmeException refused(final JarLocation location, final Exception cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-15")
                        .message(
                                "The JAR was not uploaded to {{path|u}} by way of {{address|u}}: {{cause|u}}",
                                location.pathInUdf(),
                                access.url(),
                                CauseChain.of(cause))
                        .mitigation("Check host, port, --[no-]bucketfs-use-https, bucket and write password.")
                        .mitigation("Upload the JAR by hand (deploy --to-print tells how) and add --no-upload.")
                        .toString(),
                cause);
    }
}

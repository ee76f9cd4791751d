package com.exasol.sme.deploy;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.UnsynchronizedBucket;
import com.exasol.bucketfs.WriteEnabledBucket;
import com.exasol.errorreporting.ExaError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Deletes UDF JARs through BucketFS. */
public final class BucketFsRemoval implements JarRemoval {
    /** A client of HTTPS and a server of HTTP would wait for each other for ever. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final BucketFsAddress address;
    private final Secret password;
    private final Consumer<String> progress;

    public BucketFsRemoval(final BucketFsAddress address, final Secret password, final Consumer<String> progress) {
        this.address = address;
        this.password = password;
        this.progress = progress;
    }

    @Override
    public void run(final String pathInUdf) {
        final UploadedFile file = UploadedFile.udfJar(pathInUdf)
                .orElseThrow(
                        () -> kept(pathInUdf, new IllegalArgumentException("this is no path of an upload of sme")));
        CompletableFuture.supplyAsync(() -> failure(file))
                .completeOnTimeout(Optional.of(late()), LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .ifPresent(cause -> {
                    throw kept(pathInUdf, cause);
                });
        progress.accept("Deleted " + pathInUdf + ".");
    }

    private static TimeoutException late() {
        return new TimeoutException("no answer within " + LIMIT.toSeconds() + " seconds");
    }

    private Optional<Exception> failure(final UploadedFile file) {
        try {
            bucket(file).deleteFileNonBlocking(file.pathInBucket());
            return Optional.empty();
        } catch (final BucketAccessException exception) {
            return Optional.of(exception);
        }
    }

    private UnsynchronizedBucket bucket(final UploadedFile file) {
        return WriteEnabledBucket.builder()
                .useTls(address.isTls())
                .host(address.host().orElseThrow())
                .port(address.port().number())
                .serviceName(file.service())
                .name(file.bucket())
                .writePassword(password.reveal())
                .build();
    }

    private SmeException kept(final String pathInUdf, final Exception cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-60")
                        .message(
                                "The JAR {{path|u}} was not deleted by way of {{address|u}}: {{cause|u}}",
                                pathInUdf,
                                address.url(),
                                Causes.of(cause))
                        .message(" What was to be dropped in the database is dropped.")
                        .mitigation("Check host, port, --[no-]bucketfs-use-https and write password, and delete the"
                                + " file by hand, such as with 'curl --fail --user w --request DELETE' and its URL.")
                        .toString(),
                cause);
    }
}

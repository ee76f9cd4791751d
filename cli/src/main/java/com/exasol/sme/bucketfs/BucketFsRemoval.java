package com.exasol.sme.bucketfs;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.UnsynchronizedBucket;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
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

    private static final String STATE = "What was to be dropped in the database is dropped.";

    private final BucketFsAccess access;
    private final Consumer<String> progress;

    public BucketFsRemoval(final BucketFsAccess access, final Consumer<String> progress) {
        this.access = access;
        this.progress = progress;
    }

    @Override
    public void run(final UploadedFile jar) {
        final UnsynchronizedBucket bucket = open(jar);
        CompletableFuture.supplyAsync(() -> failure(bucket, jar))
                .completeOnTimeout(Optional.of(late()), LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .ifPresent(cause -> {
                    throw access.explained(kept(jar, cause)).adding(STATE);
                });
        progress.accept("Deleted " + jar.pathInUdf() + ".");
    }

    private UnsynchronizedBucket open(final UploadedFile jar) {
        try {
            return access.open(jar, sent -> {});
        } catch (final SmeException exception) {
            throw exception.adding(STATE);
        }
    }

    private static TimeoutException late() {
        return new TimeoutException("no answer within " + LIMIT.toSeconds() + " seconds");
    }

    private static Optional<Exception> failure(final UnsynchronizedBucket bucket, final UploadedFile jar) {
        try {
            bucket.deleteFileNonBlocking(jar.pathInBucket());
            return Optional.empty();
        } catch (final BucketAccessException exception) {
            return Optional.of(exception);
        }
    }

    private SmeException kept(final UploadedFile jar, final Exception cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-60")
                        .message(
                                "The JAR {{path|u}} was not deleted by way of {{address|u}}: {{cause|u}}",
                                jar.pathInUdf(),
                                access.url(),
                                CauseChain.of(cause))
                        .mitigation(
                                "Check host, port, --[no-]bucketfs-use-https and write password, and run the command"
                                        + " again; --to-print tells how to delete the file by hand.")
                        .toString(),
                cause);
    }
}

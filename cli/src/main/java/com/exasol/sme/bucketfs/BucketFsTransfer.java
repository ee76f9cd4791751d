package com.exasol.sme.bucketfs;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.UnsynchronizedBucket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a file through BucketFS, which may never answer: a client of HTTPS and a server of HTTP wait for each other. */
final class BucketFsTransfer {
    private final UnsynchronizedBucket bucket;
    private final Duration limit;

    BucketFsTransfer(final UnsynchronizedBucket bucket, final Duration limit) {
        this.bucket = bucket;
        this.limit = limit;
    }

    /** Why it failed, if it did. The library sends a file with its length; a stream would be sent in chunks. */
    Optional<Exception> send(final Path file, final String pathInBucket) {
        return CompletableFuture.supplyAsync(() -> failure(file, pathInBucket))
                .completeOnTimeout(
                        Optional.of(new TimeoutException("no answer within " + limit.toSeconds() + " seconds")),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
    }

    private Optional<Exception> failure(final Path file, final String pathInBucket) {
        try {
            bucket.uploadFileNonBlocking(file, pathInBucket);
            return Optional.empty();
        } catch (final BucketAccessException | TimeoutException | IOException exception) {
            return Optional.of(exception);
        }
    }
}

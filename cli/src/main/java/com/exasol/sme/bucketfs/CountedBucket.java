package com.exasol.sme.bucketfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.WriteEnabledBucket;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongConsumer;

/** A bucket that tells how far an upload is and how large a file is, which the library itself does not. */
final class CountedBucket extends WriteEnabledBucket {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final LongConsumer sent;

    /** @param sent gets the number of bytes so far, again and again */
    CountedBucket(final WriteEnabledBucket.Builder<?> builder, final LongConsumer sent) {
        super(builder);
        this.sent = sent;
    }

    @Override
    protected void uploadWithBodyPublisher(final URI uri, final BodyPublisher body, final String description)
            throws BucketAccessException {
        super.uploadWithBodyPublisher(uri, new CountedBody(body, sent), description);
    }

    /**
     * Looks at a file without reading it. By Exasol's documentation the user who writes may read, too; whether an answer
     * always tells the size is INFERRED, so it may remain unknown.
     */
    StoredArchive look(final String pathInBucket) throws IOException, InterruptedException {
        final String credentials = Base64.getEncoder().encodeToString(("w:" + getWritePassword()).getBytes(UTF_8));
        final URI uri = URI.create(
                getProtocol() + "://" + getHost() + ":" + getPort() + "/" + getBucketName() + "/" + pathInBucket);
        final HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Authorization", "Basic " + credentials)
                .GET()
                .build();
        final HttpResponse<InputStream> response = getHttpClient().send(request, BodyHandlers.ofInputStream());
        // Closed at once, so that the content, perhaps a gigabyte, stays where it is.
        response.body().close();
        return switch (response.statusCode()) {
            case OK -> {
                final long bytes =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                yield bytes < 0
                        ? StoredArchive.unknown("the answer of BucketFS tells no size")
                        : StoredArchive.of(bytes);
            }
            case NOT_FOUND -> StoredArchive.NONE;
            default -> StoredArchive.unknown("BucketFS answered with status " + response.statusCode());
        };
    }
}

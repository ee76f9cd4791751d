package com.exasol.sme.deploy;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.WriteEnabledBucket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.function.LongConsumer;

/** A bucket that tells how far an upload is, which the library itself does not. */
final class CountedBucket extends WriteEnabledBucket {
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
}

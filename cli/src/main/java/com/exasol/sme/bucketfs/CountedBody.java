package com.exasol.sme.bucketfs;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/** The body of a request that tells how many bytes of it have been handed to the network. */
public final class CountedBody implements BodyPublisher {
    private final BodyPublisher body;
    private final LongConsumer sent;

    public CountedBody(final BodyPublisher body, final LongConsumer sent) {
        this.body = body;
        this.sent = sent;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(final Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(new Subscriber<ByteBuffer>() {
            private long count;

            @Override
            public void onSubscribe(final Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(final ByteBuffer part) {
                count += part.remaining();
                subscriber.onNext(part);
                sent.accept(count);
            }

            @Override
            public void onError(final Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}

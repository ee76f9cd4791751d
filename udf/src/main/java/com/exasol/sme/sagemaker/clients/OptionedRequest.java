package com.exasol.sme.sagemaker.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** A request that turns what Java throws at a JVM option, such as an unknown protocol, into an exception of the SDK. */
final class OptionedRequest implements ExecutableHttpRequest {
    private final ExecutableHttpRequest request;

    OptionedRequest(final ExecutableHttpRequest request) {
        this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        try {
            return request.call();
        } catch (final RuntimeException failure) {
            throw translate(failure);
        }
    }

    @Override
    public void abort() {
        request.abort();
    }

    /** {@return one without a cause, as the SDK's own about options} */
    static RuntimeException translate(final RuntimeException failure) {
        return failure instanceof SdkException || failure instanceof UncheckedIOException
                ? failure
                : SdkClientException.create(failure.toString());
    }
}

package com.exasol.sme.sagemaker.clients;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/**
 * Reads the body of an endpoint's answer into one array of the length that its head announces.
 *
 * <p>The SDK reads it into an array that grows, and copies it at its end: an answer of several megabytes takes three to
 * four times as much memory for a while, in each request that is under way.
 */
final class AnswerBodyReader implements ExecutionInterceptor {
    /** More than SageMaker answers, by what AWS documents; what announces more may be anything. */
    private static final int LONGEST = 32 * 1024 * 1024;

    private static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("AnswerBody");

    /** Leaves nothing to read for the SDK. */
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            final Context.ModifyHttpResponse context, final ExecutionAttributes attributes) {
        final Optional<Integer> length = context.httpResponse()
                .firstMatchingHeader("Content-Length")
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::valueOf)
                .filter(bytes -> bytes <= LONGEST);
        if (!context.httpResponse().isSuccessful()
                || length.isEmpty()
                || context.responseBody().isEmpty()) {
            return context.responseBody();
        }
        attributes.putAttribute(BODY, read(context.responseBody().get(), length.get()));
        return Optional.of(new ByteArrayInputStream(new byte[0]));
    }

    @Override
    public SdkResponse modifyResponse(final Context.ModifyResponse context, final ExecutionAttributes attributes) {
        final byte[] body = attributes.getAttribute(BODY);
        return body == null
                ? context.response()
                : ((InvokeEndpointResponse) context.response())
                        .toBuilder().body(SdkBytes.fromByteArrayUnsafe(body)).build();
    }

    /** {@return as many bytes as there are, which may be fewer than were announced; Java 25 fails there instead} */
    private static byte[] read(final InputStream content, final int length) {
        try (content) {
            final byte[] body = new byte[length];
            final int count = content.readNBytes(body, 0, length);
            return count == length ? body : Arrays.copyOf(body, count);
        } catch (final IOException exception) {
            throw SdkClientException.create("The answer broke off: " + exception.getMessage(), exception);
        }
    }
}

package com.exasol.sme.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/** An endpoint whose model is a function from CSV to CSV. */
public final class TestRuntime implements SageMakerRuntimeClient {
    public final List<String> bodies = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> model;
    public volatile InvokeEndpointRequest lastRequest;
    public volatile boolean isClosed;
    /** What the answers say that they are; null for nothing. */
    public volatile String contentType = "text/csv";
    /** How many answers still come without their end. */
    public final AtomicInteger truncated = new AtomicInteger();

    public TestRuntime(final UnaryOperator<String> model) {
        this.model = model;
    }

    /** A model that answers each row by itself; for rows without line breaks in values. */
    public static TestRuntime perRow(final UnaryOperator<String> model) {
        return new TestRuntime(body -> {
            final StringBuilder answer = new StringBuilder();
            body.lines().forEach(line -> answer.append(model.apply(line)).append('\n'));
            return answer.toString();
        });
    }

    @Override
    public InvokeEndpointResponse invokeEndpoint(final InvokeEndpointRequest request) {
        lastRequest = request;
        final String body = request.body().asUtf8String();
        bodies.add(body);
        final byte[] whole = model.apply(body).getBytes(UTF_8);
        final int length = truncated.getAndDecrement() > 0 ? whole.length / 2 : whole.length;
        final InvokeEndpointResponse.Builder response = InvokeEndpointResponse.builder();
        response.contentType(contentType).body(SdkBytes.fromByteArray(Arrays.copyOf(whole, length)));
        response.sdkHttpResponse(SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Length", String.valueOf(whole.length))
                .build());
        return response.build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}

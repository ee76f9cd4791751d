package com.exasol.sme.fuzz;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/** An endpoint whose answer to the request with the first row is damaged on its way, each time it is asked. */
final class FuzzRuntime implements SageMakerRuntimeClient {
    /** What Content-Length says. */
    enum Length {
        UNKNOWN,
        OF_WHAT_COMES,
        OF_THE_WHOLE
    }

    private final Function<String, byte[]> model;
    private final UnaryOperator<byte[]> damage;
    private final Length length;

    FuzzRuntime(final Function<String, byte[]> model, final UnaryOperator<byte[]> damage, final Length length) {
        this.model = model;
        this.damage = damage;
        this.length = length;
    }

    @Override
    public InvokeEndpointResponse invokeEndpoint(final InvokeEndpointRequest request) {
        // A row is its number, a text and therefore delimited.
        final String rows = request.body().asUtf8String().replace("\"", "");
        final byte[] whole = model.apply(rows);
        final byte[] body = rows.startsWith("0\n") ? damage.apply(whole) : whole;
        final SdkHttpResponse.Builder http = SdkHttpResponse.builder().statusCode(200);
        if (length != Length.UNKNOWN) {
            final byte[] announced = length == Length.OF_THE_WHOLE ? whole : body;
            http.putHeader("Content-Length", String.valueOf(announced.length));
        }
        final InvokeEndpointResponse.Builder response = InvokeEndpointResponse.builder();
        response.body(SdkBytes.fromByteArray(body)).sdkHttpResponse(http.build());
        return response.build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

package com.exasol.sme.sagemaker.runtime;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.request.ModelEndpoint;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.clients.LazyClient;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.exasol.sme.sagemaker.errors.FailureFacts;
import com.exasol.sme.sagemaker.errors.FailureRow;
import com.exasol.sme.sagemaker.errors.FailureTable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** The model behind an endpoint of SageMaker. */
public final class InvokedEndpoint implements ModelEndpoint {
    private final LazyClient client;
    private final String name;
    private final RegionName region;
    private final String contentType;
    private final String accept;

    /**
     * An endpoint.
     *
     * @param contentType what requests say that they are
     * @param accept what requests say that they want
     */
    public InvokedEndpoint(
            final LazyClient client,
            final String name,
            final RegionName region,
            final String contentType,
            final String accept) {
        this.client = client;
        this.name = name;
        this.region = region;
        this.contentType = contentType;
        this.accept = accept;
    }

    @Override
    public ModelAnswer invoke(final Batch batch) {
        final byte[] rows = batch.body();
        try {
            final InvokeEndpointResponse response = client.get().invokeEndpoint(request -> request.endpointName(name)
                    .contentType(contentType)
                    .accept(accept)
                    .body(SdkBytes.fromByteArrayUnsafe(rows)));
            final byte[] body =
                    response.body() == null ? new byte[0] : response.body().asByteArrayUnsafe();
            return body.length == 0 ? empty(batch) : ModelAnswer.of(body, isComplete(response, body.length));
        } catch (final SdkException failure) {
            return failed(batch, failure);
        }
    }

    /** The HTTP client takes an answer that was cut off for a whole one. */
    private static boolean isComplete(final InvokeEndpointResponse response, final int length) {
        return response.sdkHttpResponse()
                .firstMatchingHeader("Content-Length")
                .map(header -> header.equals(String.valueOf(length)))
                .orElse(true);
    }

    private ModelAnswer failed(final Batch batch, final SdkException failure) {
        final FailureRow row = FailureTable.rowOf(failure);
        if (failure instanceof ModelErrorException) {
            final ModelFailure model = new ModelFailure(name, region, batch, formats(), (ModelErrorException) failure);
            return ModelAnswer.failure(row.fault(), () -> model.ofTheEndpoint(row.error()), model::ofARow);
        }
        return ModelAnswer.failure(row.fault(), () -> AwsFailure.translate(call(batch), failure));
    }

    private ModelAnswer empty(final Batch batch) {
        return ModelAnswer.failure(
                FailureTable.rowOf(FailureFacts.ofEmptyAnswer()).fault(),
                () -> new SmeException(ExaError.messageBuilder("E-SME-UDF-61")
                        .message("The answer to {{call|uq}} is empty, also after several attempts.", call(batch))
                        .mitigation("Look into the endpoint's log in CloudWatch: the model answers nothing, or too"
                                + " much to get through.")));
    }

    private String formats() {
        return contentType.equals(accept)
                ? "take and to give " + contentType
                : "take " + contentType + " and to give " + accept;
    }

    private AwsCall call(final Batch batch) {
        return new AwsCall(AwsCall.INVOCATION, "endpoint '" + name + "' for " + batch, region);
    }
}

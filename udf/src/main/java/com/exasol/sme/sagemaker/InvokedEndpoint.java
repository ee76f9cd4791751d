package com.exasol.sme.sagemaker;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.Batch;
import com.exasol.sme.predict.ModelAnswer;
import com.exasol.sme.predict.ModelEndpoint;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** The model behind an endpoint of SageMaker. */
public final class InvokedEndpoint implements ModelEndpoint {
    private static final String CSV = "text/csv";

    private final LateClient client;
    private final String name;
    private final AwsRegion region;

    public InvokedEndpoint(final LateClient client, final String name, final AwsRegion region) {
        this.client = client;
        this.name = name;
        this.region = region;
    }

    @Override
    public ModelAnswer invoke(final Batch batch) {
        final byte[] rows = batch.body();
        try {
            final InvokeEndpointResponse response = this.client.get().invokeEndpoint(request -> request.endpointName(
                            this.name)
                    .contentType(CSV)
                    .accept(CSV)
                    .body(SdkBytes.fromByteArrayUnsafe(rows)));
            final byte[] body = response.body().asByteArrayUnsafe();
            return ModelAnswer.of(body, isComplete(response, body.length));
        } catch (final SdkException failure) {
            return ModelAnswer.failure(InvocationFault.of(failure, rows.length), () -> describe(batch, failure));
        }
    }

    /** The HTTP client takes an answer that was cut off for a whole one. */
    private static boolean isComplete(final InvokeEndpointResponse response, final int length) {
        return response.sdkHttpResponse()
                .firstMatchingHeader("Content-Length")
                .map(header -> header.equals(String.valueOf(length)))
                .orElse(true);
    }

    private SmeException describe(final Batch batch, final SdkException failure) {
        if (failure instanceof ModelErrorException) {
            return failedInTheModel(batch, (ModelErrorException) failure);
        }
        return AwsFailure.translate(
                new AwsCall("InvokeEndpoint", "endpoint '" + this.name + "' for " + batch, this.region), failure);
    }

    private SmeException failedInTheModel(final Batch batch, final ModelErrorException failure) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-31")
                .message(
                        "The model behind endpoint {{name}} in region {{region}} failed on {{rows|uq}} with HTTP status"
                                + " {{status}}: {{cause|uq}}",
                        this.name,
                        this.region.toString(),
                        batch,
                        failure.originalStatusCode(),
                        Sentence.of(failure.originalMessage()))
                .mitigation(
                        "Look for values the model was not trained on, and into its log: {{log|uq}}.",
                        Objects.requireNonNullElse(failure.logStreamArn(), "AWS does not say where it is")));
    }
}

package com.exasol.sme.sagemaker;

import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** SageMaker in one region, with failures in the words of this product. */
public final class ControlPlane {
    private final SageMakerClient client;
    private final RegionName region;

    public ControlPlane(final SageMakerClient client, final RegionName region) {
        this.client = client;
        this.region = region;
    }

    public SageMakerClient client() {
        return client;
    }

    public RegionName region() {
        return region;
    }

    <T> T call(final String operation, final String resource, final Function<SageMakerClient, T> request) {
        try {
            return request.apply(client);
        } catch (final SdkException failure) {
            throw AwsFailure.translate(new AwsCall(operation, resource, region), failure);
        }
    }

    /**
     * Describes a thing that has to be there.
     *
     * @param isNotThere what tells that it is not
     * @param error what to say then, before AWS's own words
     */
    public <T> T require(
            final String operation,
            final String resource,
            final Predicate<SdkException> isNotThere,
            final SmeException error,
            final Function<SageMakerClient, T> request) {
        return call(operation, resource, client -> {
            try {
                return request.apply(client);
            } catch (final SdkException failure) {
                if (isNotThere.test(failure)) {
                    throw error.withAddition("AWS says: " + Sentence.of(AwsFailure.messageOf(failure)));
                }
                throw failure;
            }
        });
    }

    /** Describes a thing; the answer is empty when there is none of this name. */
    public <T> Optional<T> find(
            final String operation, final String resource, final Function<SageMakerClient, T> request) {
        try {
            return Optional.of(request.apply(client));
        } catch (final SdkException failure) {
            if (AwsFailure.isNotThere(failure)) {
                return Optional.empty();
            }
            throw AwsFailure.translate(new AwsCall(operation, resource, region), failure);
        }
    }
}

package com.exasol.sme.sagemaker.endpoints;

import com.exasol.sme.sagemaker.Request;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/** What an endpoint runs on: instances of a type, or memory that is there while there are requests. */
final class Capacity {
    private final String instanceType;
    private final Integer instanceCount;
    private final Integer memorySizeInMb;
    private final Integer maxConcurrency;

    private Capacity(
            final String instanceType,
            final Integer instanceCount,
            final Integer memorySizeInMb,
            final Integer maxConcurrency) {
        this.instanceType = instanceType;
        this.instanceCount = instanceCount;
        this.memorySizeInMb = memorySizeInMb;
        this.maxConcurrency = maxConcurrency;
    }

    static Capacity from(final Request request) {
        final Optional<Integer> memorySizeInMb = request.optionalInteger("memory_size_in_mb");
        return memorySizeInMb.isPresent()
                ? new Capacity(null, null, memorySizeInMb.get(), request.integer("max_concurrency"))
                : new Capacity(request.text("instance_type"), request.integer("instance_count"), null, null);
    }

    ProductionVariant.Builder applyTo(final ProductionVariant.Builder variant) {
        return memorySizeInMb == null
                ? variant.instanceType(instanceType).initialInstanceCount(instanceCount)
                : variant.serverlessConfig(
                        it -> it.memorySizeInMB(memorySizeInMb).maxConcurrency(maxConcurrency));
    }
}

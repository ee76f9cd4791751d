package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What goes together in a production variant: instances, or else what serverless endpoints can do without them. That it
 * is refused is documented, AWS's words for it are not.
 */
final class VariantRules {
    private static final int MEMORY_STEP = 1024;
    private static final List<String> OF_INSTANCES = List.of(
            "InstanceType",
            "InitialInstanceCount",
            "VolumeSizeInGB",
            "ModelDataDownloadTimeoutInSeconds",
            "ContainerStartupHealthCheckTimeoutInSeconds");

    private VariantRules() {}

    static void check(final JsonNode variant, final int variants, final int containers) throws AwsError {
        if (variant.has("ServerlessConfig")) {
            checkServerless(variant, variants, containers);
        } else {
            require(
                    (variant.has("InstanceType") || variant.has("InstancePools"))
                            && variant.has("InitialInstanceCount"),
                    "A variant needs InstanceType and InitialInstanceCount, or ServerlessConfig.");
        }
    }

    private static void checkServerless(final JsonNode variant, final int variants, final int containers)
            throws AwsError {
        for (final String field : OF_INSTANCES) {
            require(!variant.has(field), "A variant with ServerlessConfig cannot have " + field + ".");
        }
        require(
                variant.at("/ServerlessConfig/MemorySizeInMB").intValue() % MEMORY_STEP == 0,
                "MemorySizeInMB has to be one of 1024, 2048, 3072, 4096, 5120, 6144.");
        require(variants == 1, "A serverless endpoint has one variant only.");
        require(containers == 1, "A serverless endpoint does not run an inference pipeline.");
    }

    private static void require(final boolean condition, final String message) throws AwsError {
        if (!condition) {
            throw AwsError.validation("SANDBOX: " + message);
        }
    }
}

package com.exasol.sme.sandbox.aws.training;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CreateTrainingJob demands beyond the form of each field. */
public final class TrainingRules {
    /** An image in the registry of an account, as the documentation of TrainingImage has it. */
    private static final Pattern IMAGE = Pattern.compile(
            "(\\d{12})\\.dkr\\.ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|[a-z0-9.-]+)/([^:@]+)(?:[:@].+)?");

    private TrainingRules() {}

    /** Checks all but images, roles and places. */
    public static void check(final ObjectNode request) throws AwsError {
        checkAlgorithm(request.path("AlgorithmSpecification"));
        checkResources(request.path("ResourceConfig"));
        checkStop(request);
        final Set<String> names = new HashSet<>();
        for (final JsonNode channel : request.path("InputDataConfig")) {
            final String name = channel.get("ChannelName").textValue();
            if (!names.add(name)) {
                throw AwsError.validation("SANDBOX: The channel name " + name + " is there twice.");
            }
            checkChannel(channel);
        }
    }

    private static void checkAlgorithm(final JsonNode algorithm) throws AwsError {
        if (algorithm.has("TrainingImage") == algorithm.has("AlgorithmName")) {
            throw AwsError.validation("SANDBOX: Either TrainingImage or AlgorithmName must be given.");
        }
        if (algorithm.has("AlgorithmName")) {
            throw AwsError.validation("SANDBOX: Only a TrainingImage is known to the sandbox.");
        }
        if (!algorithm.path("TrainingInputMode").asText().equals("File")) {
            throw AwsError.validation("SANDBOX: Only the TrainingInputMode File is known to the sandbox.");
        }
    }

    private static void checkResources(final JsonNode resources) throws AwsError {
        if (resources.path("InstanceType").asText().isEmpty()
                || resources.path("InstanceCount").asInt() < 1) {
            throw AwsError.validation(
                    "SANDBOX: ResourceConfig needs an InstanceType and an InstanceCount of at least 1.");
        }
        // The documentation of ResourceConfig lets it be left out for instances with storage of their own only.
        if (resources.path("VolumeSizeInGB").asInt() < 1) {
            throw AwsError.validation("SANDBOX: ResourceConfig needs a VolumeSizeInGB of at least 1.");
        }
    }

    private static void checkStop(final ObjectNode request) throws AwsError {
        final JsonNode stop = request.path("StoppingCondition");
        if (!stop.has("MaxRuntimeInSeconds")) {
            throw AwsError.validation("SANDBOX: A StoppingCondition with MaxRuntimeInSeconds must be given.");
        }
        final boolean spot = request.path("EnableManagedSpotTraining").asBoolean();
        if (stop.has("MaxWaitTimeInSeconds") && !spot) {
            // The words are those of CreateTrainingJob (Kenza-AI/sagify#111).
            throw AwsError.validation("Invalid MaxWaitTimeInSeconds. It is only supported when "
                    + "EnableManagedSpotTraining is set to true");
        }
        if (spot
                && stop.path("MaxWaitTimeInSeconds").asInt()
                        < stop.get("MaxRuntimeInSeconds").asInt()) {
            throw AwsError.validation(
                    "SANDBOX: Invalid MaxWaitTimeInSeconds. It must be present and be greater than or "
                            + "equal to MaxRuntimeInSeconds.");
        }
    }

    private static void checkChannel(final JsonNode channel) throws AwsError {
        final JsonNode source = channel.at("/DataSource/S3DataSource");
        if (!source.path("S3DataType").asText().equals("S3Prefix")) {
            throw AwsError.validation("SANDBOX: Only an S3Prefix is known to the sandbox.");
        }
        if (!channel.path("CompressionType").asText("None").equals("None")
                || !channel.path("RecordWrapperType").asText("None").equals("None")
                || !channel.path("InputMode").asText("File").equals("File")) {
            throw AwsError.validation("SANDBOX: Only files as they are are known to the sandbox.");
        }
    }

    /** A role may not see what is not there, and the words are the same for both (amazon-sagemaker-examples#2534). */
    public static AwsError noImage(final String image, final String role) {
        final Matcher parts = IMAGE.matcher(image);
        if (!parts.matches()) {
            // The words are those of CreateTrainingJob (sagemaker-python-sdk#2063).
            return AwsError.validation("Invalid training image. Please provide a valid Amazon Elastic Container "
                    + "Registry path of the Docker image to run.");
        }
        return AwsError.validation("Cannot find repository: " + parts.group(3) + " in registry ID: " + parts.group(1)
                + " Please check if your ECR repository exists and role " + role
                + " has proper pull permissions for SageMaker: ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, "
                + "ecr:GetDownloadUrlForLayer");
    }

    /** The words are those of CreateTrainingJob (amazon-sagemaker-examples#2489). */
    public static AwsError noObjects(final String uri, final String region, final String role, final String bucket) {
        return AwsError.validation("No S3 objects found under S3 URL \"" + uri + "\" given in input data source. "
                + "Please ensure that the bucket exists in the selected region (" + region + "), that objects exist "
                + "under that S3 prefix, and that the role \"" + role + "\" has \"s3:ListBucket\" permissions on "
                + "bucket \"" + bucket + "\".");
    }
}

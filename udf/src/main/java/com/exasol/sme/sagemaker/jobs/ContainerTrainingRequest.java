package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.sagemaker.ProductTag;
import com.exasol.sme.sagemaker.Request;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sagemaker.model.Channel;
import software.amazon.awssdk.services.sagemaker.model.CheckpointConfig;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.S3DataDistribution;
import software.amazon.awssdk.services.sagemaker.model.TrainingInputMode;

/** Turns what a person wants to have trained into the words of CreateTrainingJob. */
final class ContainerTrainingRequest {
    static final String HYPERPARAMETERS = "hyperparameters";
    static final String IMAGE = "training_image";

    private static final String VALIDATION_CHANNEL = "validation";

    private ContainerTrainingRequest() {}

    static CreateTrainingJobRequest from(final Request request) {
        final String jobName = request.text("job_name");
        final boolean isSpot = request.optionalInteger("max_wait_in_seconds").isPresent();
        return CreateTrainingJobRequest.builder()
                .trainingJobName(jobName)
                .roleArn(request.text("iam_sagemaker_role"))
                .algorithmSpecification(algorithm ->
                        algorithm.trainingImage(request.text(IMAGE)).trainingInputMode(TrainingInputMode.FILE))
                .hyperParameters(request.texts(HYPERPARAMETERS))
                .environment(request.texts("environment"))
                .inputDataConfig(channels(request))
                .outputDataConfig(output -> output.s3OutputPath(request.text("s3_output_uri")))
                .resourceConfig(resources -> resources
                        .instanceType(request.text("instance_type"))
                        .instanceCount(request.integer("instance_count"))
                        .volumeSizeInGB(request.integer("volume_size_in_gb")))
                .stoppingCondition(condition -> condition
                        .maxRuntimeInSeconds(request.integer("max_runtime_in_seconds"))
                        .maxWaitTimeInSeconds(
                                request.optionalInteger("max_wait_in_seconds").orElse(null)))
                .enableManagedSpotTraining(isSpot)
                .checkpointConfig(checkpoints(request))
                .tags(ProductTag.forJob(jobName))
                .build();
    }

    private static CheckpointConfig checkpoints(final Request request) {
        return request.optionalText("s3_checkpoint_uri")
                .map(uri -> CheckpointConfig.builder().s3Uri(uri).build())
                .orElse(null);
    }

    /** Each instance gets files of its own, and of validation data all. */
    private static List<Channel> channels(final Request request) {
        final List<Channel> channels = new ArrayList<>();
        channels.add(channel(
                request,
                request.text("channel_name"),
                request.text("s3_input_uri"),
                request.flag("is_sharded")
                        ? S3DataDistribution.SHARDED_BY_S3_KEY
                        : S3DataDistribution.FULLY_REPLICATED));
        request.optionalText("s3_validation_uri")
                .ifPresent(uri ->
                        channels.add(channel(request, VALIDATION_CHANNEL, uri, S3DataDistribution.FULLY_REPLICATED)));
        return channels;
    }

    private static Channel channel(
            final Request request, final String name, final String uri, final S3DataDistribution distribution) {
        return Channel.builder()
                .channelName(name)
                .contentType(request.text("content_type"))
                .compressionType("None")
                .dataSource(source -> source.s3DataSource(
                        s3 -> s3.s3DataType("S3Prefix").s3Uri(uri).s3DataDistributionType(distribution)))
                .build();
    }
}

package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.errors.NameInUse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.model.Channel;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;

/** Starts training jobs, of built-in algorithms and of any container. */
public final class ContainerTraining {
    private static final String ALGORITHM = "algorithm";

    private final ControlPlane aws;
    private final Patience patience;

    public ContainerTraining(final ControlPlane aws, final Patience patience) {
        this.aws = aws;
        this.patience = patience;
    }

    /**
     * Refuses, before anything is exported, what would fail afterwards.
     *
     * @return {@code training_image}, {@code role} with the ARN of a role that was given by its name, and {@code advice}
     *     with what could not be checked, the last two if there is such a thing
     */
    public ObjectNode check(final Request request, final AwsConnection connection, final Supplier<String> account) {
        request.optionalText(ALGORITHM)
                .flatMap(HyperparameterRules::of)
                .ifPresent(rules -> rules.check(request.texts(ContainerTrainingRequest.HYPERPARAMETERS)));
        final String image = imageOf(request);
        return new JobPreflight(aws.region(), connection, account)
                .check(request, this::requireFree)
                .put(ContainerTrainingRequest.IMAGE, image);
    }

    public ObjectNode create(final Request request) {
        final CreateTrainingJobRequest job = ContainerTrainingRequest.from(request);
        return JobCreation.of(
                new AwsCall("CreateTrainingJob", TrainingJobs.resource(job.trainingJobName()), aws.region()),
                () -> aws.client().createTrainingJob(job),
                () -> search(job),
                patience,
                request);
    }

    private String imageOf(final Request request) {
        return request.optionalText(ContainerTrainingRequest.IMAGE)
                .orElseGet(() -> TrainingImages.of(request.text(ALGORITHM))
                        .image(request.text("algorithm_version"), aws.region()));
    }

    /** An account has far too many training jobs to list them, so AWS itself refuses a name in another case. */
    private void requireFree(final String name) {
        new TrainingJobs(aws).find(name).ifPresent(found -> {
            throw NameInUse.error(TrainingJobs.resource(found.trainingJobName()), aws.region());
        });
    }

    /** The prefix of exported files is another one for every attempt, so it tells our job from any other. */
    private Optional<Boolean> search(final CreateTrainingJobRequest job) {
        return new TrainingJobs(aws).find(job.trainingJobName()).map(found -> inputOf(found.inputDataConfig())
                .equals(inputOf(job.inputDataConfig())));
    }

    private static Optional<String> inputOf(final List<Channel> channels) {
        return channels.stream()
                .map(channel -> channel.dataSource().s3DataSource().s3Uri())
                .findFirst();
    }
}

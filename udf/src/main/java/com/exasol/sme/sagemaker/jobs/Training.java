package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Listing;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.errors.NameInUse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.model.CreateAutoMlJobV2Request;
import software.amazon.awssdk.services.sagemaker.model.DescribeAutoMlJobV2Response;

/** Starts Autopilot jobs. */
public final class Training {
    private final ControlPlane aws;
    private final Patience patience;

    public Training(final ControlPlane aws, final Patience patience) {
        this.aws = aws;
        this.patience = patience;
    }

    /**
     * Refuses, before anything is exported, what would fail afterwards.
     *
     * @return {@code role} with the ARN of a role that was given by its name, and {@code advice} with what could not be
     *     checked, each if there is such a thing
     */
    public ObjectNode check(final Request request, final AwsConnection connection, final Supplier<String> account) {
        return new JobPreflight(aws.region(), connection, account).check(request, this::requireFree);
    }

    public ObjectNode create(final Request request) {
        final CreateAutoMlJobV2Request job = TrainingRequest.from(request);
        return JobCreation.of(
                new AwsCall("CreateAutoMLJobV2", AutopilotJobs.resource(job.autoMLJobName()), aws.region()),
                () -> aws.client().createAutoMLJobV2(job),
                () -> search(job),
                patience,
                request);
    }

    private void requireFree(final String name) {
        new Listing(aws)
                .jobs().stream().filter(name::equalsIgnoreCase).findFirst().ifPresent(found -> {
                    throw NameInUse.error(AutopilotJobs.resource(found), aws.region());
                });
    }

    private Optional<Boolean> search(final CreateAutoMlJobV2Request job) {
        return new AutopilotJobs(aws).find(job.autoMLJobName()).map(found -> inputOf(found)
                .equals(inputOf(job)));
    }

    /** The prefix of exported files is another one for every attempt, so it tells our job from any other. */
    private static Optional<String> inputOf(final DescribeAutoMlJobV2Response job) {
        return job.autoMLJobInputDataConfig().stream()
                .map(channel -> channel.dataSource().s3DataSource().s3Uri())
                .findFirst();
    }

    private static Optional<String> inputOf(final CreateAutoMlJobV2Request job) {
        return Optional.of(job.autoMLJobInputDataConfig()
                .get(0)
                .dataSource()
                .s3DataSource()
                .s3Uri());
    }
}

package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Creation;
import com.exasol.sme.sagemaker.Listing;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.exasol.sme.sagemaker.errors.NameInUse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
     * @param account asks AWS whose key the connection has
     * @return {@code role} with the ARN of a role that was given by its name, and {@code advice} with what could not be
     *     checked, each if there is such a thing
     */
    public ObjectNode check(final Request request, final AwsConnection connection, final Supplier<String> account) {
        final TrainingRole role = new TrainingRole(request.text("iam_sagemaker_role"));
        TrainingBucket.of(connection).requireSame(request.text("s3_bucket_uri"), aws.region());
        role.requirePartitionOf(aws.region());
        requireFree(request.text("job_name"));
        final ObjectNode results = JsonNodeFactory.instance.objectNode();
        role.settle(connection, aws.region(), account, results);
        return results;
    }

    public ObjectNode create(final Request request) {
        final CreateAutoMlJobV2Request job = TrainingRequest.from(request);
        final Creation creation = Creation.of(
                new AwsCall("CreateAutoMLJobV2", AutopilotJobs.resource(job.autoMLJobName()), aws.region()),
                () -> aws.client().createAutoMLJobV2(job),
                () -> search(job),
                patience);
        switch (creation.outcome()) {
            case CREATED:
                return JsonNodeFactory.instance.objectNode();
            case UNKNOWN:
                throw withJob(creation.error(), "unknown");
            default:
                throw withJob(withRole(creation, request), "absent");
        }
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

    private static SmeException withRole(final Creation creation, final Request request) {
        final SmeException error = creation.error();
        return creation.isRefusedContent() || AwsFailure.isForbidden(error)
                ? request.optionalText("role_name")
                        .map(name -> error.withAddition(
                                TrainingRole.adviceAfterRefusal(name, request.text("iam_sagemaker_role"))))
                        .orElse(error)
                : error;
    }

    private static SmeException withJob(final SmeException error, final String state) {
        return error.withFacts(
                JsonNodeFactory.instance.objectNode().put("job", state).toString());
    }
}

package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Refuses, before anything is exported, what no job of any kind could be created with afterwards. */
final class JobPreflight {
    private final RegionName region;
    private final AwsConnection connection;
    private final Supplier<String> account;

    /** @param account asks AWS whose key the connection has */
    JobPreflight(final RegionName region, final AwsConnection connection, final Supplier<String> account) {
        this.region = region;
        this.connection = connection;
        this.account = account;
    }

    /**
     * Looks at bucket, role and name.
     *
     * @param requireFree refuses the name of a job that is there
     * @return {@code role} with the ARN of a role that was given by its name, and {@code advice} with what could not be
     *     checked, each if there is such a thing
     */
    ObjectNode check(final Request request, final Consumer<String> requireFree) {
        final TrainingRole role = new TrainingRole(request.text("iam_sagemaker_role"));
        TrainingBucket.of(connection).requireSame(request.text("s3_bucket_uri"), region);
        role.requirePartitionOf(region);
        requireFree.accept(request.text("job_name"));
        final ObjectNode results = JsonNodeFactory.instance.objectNode();
        role.settle(connection, region, account, results);
        return results;
    }
}

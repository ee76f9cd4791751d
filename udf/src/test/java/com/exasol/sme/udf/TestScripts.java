package com.exasol.sme.udf;

import com.exasol.sme.udf.Answer.Script;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The control-plane scripts with an AWS of the tests, which nobody else can give them. */
public final class TestScripts {
    private TestScripts() {}

    public static Script training(final SageMakerClient aws, final Supplier<String> sts, final int minutes) {
        return (metadata, rows) -> AutopilotTrainingUdf.run(
                metadata,
                rows,
                (connection, region) -> aws,
                (connection, region) -> sts.get(),
                () -> TestPatience.minutes(minutes));
    }

    public static Script polling(final SageMakerClient aws) {
        return (metadata, rows) -> AutopilotJobStatusPollingUdf.run(metadata, rows, (connection, region) -> aws);
    }

    public static Script deployment(final SageMakerClient aws, final int minutes) {
        return (metadata, rows) -> AutopilotEndpointDeploymentUdf.run(
                metadata, rows, (connection, region) -> aws, () -> TestPatience.minutes(minutes));
    }

    public static Script deletion(final SageMakerClient aws, final int minutes) {
        return (metadata, rows) -> AutopilotEndpointDeletionUdf.run(
                metadata, rows, (connection, region) -> aws, () -> TestPatience.minutes(minutes));
    }
}

package com.exasol.sme.udf;

import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.sagemaker.clients.AwsClients;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.jobs.Jobs;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Entry point of SME_AUTOPILOT_JOB_STATUS_POLLING_UDF; its name stands in deployed scripts and never changes. */
public final class AutopilotJobStatusPollingUdf {
    private AutopilotJobStatusPollingUdf() {}

    public static void run(final ExaMetadata metadata, final ExaIterator rows) {
        run(metadata, rows, AwsClients::controlPlane);
    }

    static void run(
            final ExaMetadata metadata,
            final ExaIterator rows,
            final BiFunction<AwsConnection, RegionName, SageMakerClient> clients) {
        ControlPlaneUdf.run(metadata, rows, clients, (aws, connection, request) -> new Jobs(aws).status(request));
    }
}

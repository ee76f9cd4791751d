package com.exasol.sme.udf;

import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.clients.AwsClients;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.endpoints.EndpointDeployment;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Entry point of SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF; its name stands in deployed scripts and never changes. */
public final class AutopilotEndpointDeploymentUdf {
    private AutopilotEndpointDeploymentUdf() {}

    public static void run(final ExaMetadata metadata, final ExaIterator rows) {
        run(metadata, rows, AwsClients::controlPlane, EndpointPatience::fromSystemProperties);
    }

    static void run(
            final ExaMetadata metadata,
            final ExaIterator rows,
            final BiFunction<AwsConnection, RegionName, SageMakerClient> clients,
            final Supplier<Patience> patience) {
        ControlPlaneUdf.run(metadata, rows, clients, (aws, connection, request) -> {
            final EndpointDeployment deployment = new EndpointDeployment(aws, patience.get());
            return request.choose(
                    "action",
                    Map.of(
                            "describe", deployment::describe,
                            "create", deployment::create,
                            "undo", deployment::undo,
                            "status", deployment::status));
        });
    }
}

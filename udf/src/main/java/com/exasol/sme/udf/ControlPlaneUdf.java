package com.exasol.sme.udf;

import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What all control-plane scripts do before and after their own work. */
final class ControlPlaneUdf {
    /** The work of one script. */
    @FunctionalInterface
    interface Work {
        ObjectNode apply(ControlPlane aws, AwsConnection connection, Request request);
    }

    private ControlPlaneUdf() {}

    static void run(
            final ExaMetadata metadata,
            final ExaIterator rows,
            final BiFunction<AwsConnection, RegionName, SageMakerClient> clients,
            final Work work) {
        UdfGuard.run(() -> ControlPlaneAnswer.emit(rows, request -> {
            final RegionName region = new RegionName(request.text("aws_region"));
            final AwsConnection connection = new Connections(metadata).read(request.text("connection_name"));
            try (SageMakerClient client = clients.apply(connection, region)) {
                return work.apply(new ControlPlane(client, region), connection, request);
            }
        }));
    }
}

package com.exasol.sme.udf;

import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.clients.AwsClients;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.CallerIdentity;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.jobs.ContainerTraining;
import com.exasol.sme.sagemaker.jobs.Training;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Entry point of SME_AUTOPILOT_TRAINING_UDF; its name stands in deployed scripts and never changes. */
public final class AutopilotTrainingUdf {
    private AutopilotTrainingUdf() {}

    public static void run(final ExaMetadata metadata, final ExaIterator rows) {
        run(metadata, rows, AwsClients::controlPlane, CallerIdentity::account, EndpointPatience::fromSystemProperties);
    }

    static void run(
            final ExaMetadata metadata,
            final ExaIterator rows,
            final BiFunction<AwsConnection, RegionName, SageMakerClient> clients,
            final BiFunction<AwsConnection, RegionName, String> accounts,
            final Supplier<Patience> patience) {
        ControlPlaneUdf.run(metadata, rows, clients, (aws, connection, request) -> {
            final Training training = new Training(aws, patience.get());
            final ContainerTraining container = new ContainerTraining(aws, patience.get());
            final Supplier<String> account = () -> accounts.apply(connection, aws.region());
            return request.choose(
                    "action",
                    Map.of(
                            "check",
                            it -> training.check(it, connection, account),
                            "create",
                            training::create,
                            "check_container",
                            it -> container.check(it, connection, account),
                            "create_container",
                            container::create));
        });
    }
}

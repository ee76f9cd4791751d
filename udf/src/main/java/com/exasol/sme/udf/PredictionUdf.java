package com.exasol.sme.udf;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.predict.Prediction;
import com.exasol.sme.predict.request.ModelEndpoint;
import com.exasol.sme.predict.request.ThreadedTransport;
import com.exasol.sme.predict.request.Transport;
import com.exasol.sme.predict.settings.PredictionSettings;
import com.exasol.sme.sagemaker.clients.AwsClients;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.LazyClient;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.runtime.InvokedEndpoint;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** Entry point of all prediction scripts; its name stands in deployed scripts and never changes. */
public final class PredictionUdf {
    /** The rest is for copies, answers and everything else. */
    private static final int SHARE_OF_MEMORY = 8;

    /**
     * About what the smallest heap gives that Exasol's client starts a JVM with. More makes predictions of a distant
     * endpoint somewhat faster only, and the database runs many such JVMs on a node.
     */
    private static final long MOST_MEMORY = 16 * 1024 * 1024L;

    private PredictionUdf() {}

    public static void run(final ExaMetadata metadata, final ExaIterator rows) {
        run(metadata, rows, System::getProperty, AwsClients::runtime, ThreadedTransport::new);
    }

    static void run(
            final ExaMetadata metadata,
            final ExaIterator rows,
            final UnaryOperator<String> properties,
            final BiFunction<AwsConnection, RegionName, SageMakerRuntimeClient> clients,
            final Function<ModelEndpoint, Transport> transports) {
        UdfGuard.run(() -> predict(metadata, rows, properties, clients, transports));
    }

    private static void predict(
            final ExaMetadata metadata,
            final ExaIterator rows,
            final UnaryOperator<String> properties,
            final BiFunction<AwsConnection, RegionName, SageMakerRuntimeClient> clients,
            final Function<ModelEndpoint, Transport> transports)
            throws ExaIterationException, ExaDataTypeException {
        final PredictionSettings settings = PredictionSettings.from(require(properties, "sme.settings"));
        final String endpoint = require(properties, "sme.endpoint");
        final RegionName region = new RegionName(require(properties, "sme.region"));
        if (metadata.getInputColumnCount() != settings.inputColumns()) {
            throw PredictionSettings.damaged(
                    metadata.getInputColumnCount() + " instead of " + settings.inputColumns() + " input columns");
        }
        final AwsConnection connection = new Connections(metadata).read(settings.connection());
        try (LazyClient client = new LazyClient(() -> clients.apply(connection, region));
                Transport transport = transports.apply(new InvokedEndpoint(
                        client,
                        endpoint,
                        region,
                        settings.exchange().contentType(),
                        settings.exchange().accept()))) {
            final long memory = Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, MOST_MEMORY);
            new Prediction(rows, settings, transport, memory, new Random()).run();
        }
    }

    private static String require(final UnaryOperator<String> properties, final String name) {
        return Optional.ofNullable(properties.apply(name))
                .orElseThrow(() -> PredictionSettings.damaged(name + " is missing"));
    }
}

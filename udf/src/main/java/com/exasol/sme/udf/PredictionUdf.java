package com.exasol.sme.udf;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.Courier;
import com.exasol.sme.predict.ModelEndpoint;
import com.exasol.sme.predict.Prediction;
import com.exasol.sme.predict.PredictionSettings;
import com.exasol.sme.predict.Workers;
import com.exasol.sme.sagemaker.AwsClients;
import com.exasol.sme.sagemaker.AwsConnection;
import com.exasol.sme.sagemaker.AwsRegion;
import com.exasol.sme.sagemaker.InvokedEndpoint;
import com.exasol.sme.sagemaker.LateClient;
import java.util.Arrays;
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

    /** Enough for any endpoint; the database runs many such JVMs on a node. */
    private static final long MOST_MEMORY = 48 * 1024 * 1024L;

    private PredictionUdf() {}

    public static void run(final ExaMetadata metadata, final ExaIterator rows) {
        run(metadata, rows, System::getProperty, AwsClients::runtime, Workers::new);
    }

    static void run(
            final ExaMetadata metadata,
            final ExaIterator rows,
            final UnaryOperator<String> properties,
            final BiFunction<AwsConnection, AwsRegion, SageMakerRuntimeClient> clients,
            final Function<ModelEndpoint, Courier> couriers) {
        try {
            final PredictionSettings settings = PredictionSettings.from(require(properties, "sme.settings"));
            final String endpoint = require(properties, "sme.endpoint");
            final AwsRegion region = new AwsRegion(require(properties, "sme.region"));
            if (metadata.getInputColumnCount() != settings.inputColumns()) {
                throw PredictionSettings.damaged(
                        metadata.getInputColumnCount() + " instead of " + settings.inputColumns() + " input columns");
            }
            final AwsConnection connection = new Connections(metadata).read(settings.connection());
            try (LateClient client = new LateClient(() -> clients.apply(connection, region));
                    Courier courier = couriers.apply(new InvokedEndpoint(client, endpoint, region))) {
                final long memory = Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, MOST_MEMORY);
                new Prediction(rows, settings, courier, memory, new Random()).run();
            }
        } catch (final SmeException failure) {
            throw failure;
        } catch (final ExaIterationException | ExaDataTypeException failure) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-35")
                    .message("The database refused a row: {{cause|uq}}", Sentence.of(failure.getMessage()))
                    .mitigation("Check that the prediction script is the one that the deployment created."));
        } catch (final RuntimeException failure) {
            throw bug(failure);
        }
    }

    private static String require(final UnaryOperator<String> properties, final String name) {
        return Optional.ofNullable(properties.apply(name))
                .orElseThrow(() -> PredictionSettings.damaged(name + " is missing"));
    }

    /** The database would print all frames; the place of the failure is what helps. */
    private static SmeException bug(final RuntimeException failure) {
        return new SmeException(ExaError.messageBuilder("F-SME-UDF-36")
                .message(
                        "Prediction failed in {{place|uq}}: {{cause|uq}}.",
                        Arrays.stream(failure.getStackTrace())
                                .findFirst()
                                .map(Object::toString)
                                .orElse("?"),
                        failure)
                .ticketMitigation());
    }
}

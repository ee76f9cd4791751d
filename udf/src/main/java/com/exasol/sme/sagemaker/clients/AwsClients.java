package com.exasol.sme.sagemaker.clients;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** The only place that builds AWS clients: nothing is taken from profile files or the environment of the process. */
public final class AwsClients {
    private static final int ATTEMPTS = 8;
    private static final int INTERNAL_DEPENDENCY_FAILED = 530;
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(5);

    private AwsClients() {}

    public static SageMakerClient controlPlane(final AwsConnection connection, final RegionName region) {
        return build(ClientOptions.ofSageMaker(System.getProperties()), () -> configure(
                        SageMakerClient.builder(),
                        connection,
                        region,
                        ATTEMPTS,
                        List.of(new EmptyAnswers(), new AnswerText.Interceptor()))
                .build());
    }

    /** Its user alone decides what is tried again and when: that depends on what else is under way. */
    public static SageMakerRuntimeClient runtime(final AwsConnection connection, final RegionName region) {
        return build(ClientOptions.ofRuntime(System.getProperties()), () -> configure(
                        SageMakerRuntimeClient.builder(), connection, region, 1, List.of(new AnswerBodyReader()))
                .build());
    }

    private static <C> C build(final ClientOptions options, final Supplier<C> builder) {
        options.check();
        try {
            return builder.get();
        } catch (final RuntimeException failure) {
            throw ClientFailure.ofBuilding(failure, options);
        }
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            final B builder,
            final AwsConnection connection,
            final RegionName region,
            final int attempts,
            final List<ExecutionInterceptor> interceptors) {
        return builder.region(region.toSdk())
                .credentialsProvider(StaticCredentialsProvider.create(connection.credentials()))
                .httpClient(new HttpConnections())
                .defaultsMode(DefaultsMode.STANDARD)
                .overrideConfiguration(configuration -> override(configuration, attempts, interceptors));
    }

    private static void override(
            final ClientOverrideConfiguration.Builder configuration,
            final int attempts,
            final List<ExecutionInterceptor> interceptors) {
        configuration
                .defaultProfileFile(ProfileFile.aggregator().build())
                .retryStrategy(retries(attempts))
                .executionInterceptors(interceptors)
                .apiCallTimeout(CALL_TIMEOUT);
    }

    private static StandardRetryStrategy retries(final int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                // It would turn all retries off after about a hundred of them, just when they are needed.
                .circuitBreakerEnabled(false)
                .retryOnException(AwsClients::isFailureInsideAws)
                .build();
    }

    private static boolean isFailureInsideAws(final Throwable failure) {
        return failure instanceof AwsServiceException
                && ((AwsServiceException) failure).statusCode() == INTERNAL_DEPENDENCY_FAILED;
    }
}

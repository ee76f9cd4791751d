package com.exasol.sme.sagemaker.endpoints;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.clients.AnswerText;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Finds, awaits and removes endpoints and what they consist of. */
final class Endpoints {
    private static final Set<EndpointStatus> CHANGING = EnumSet.of(
            EndpointStatus.CREATING,
            EndpointStatus.UPDATING,
            EndpointStatus.SYSTEM_UPDATING,
            EndpointStatus.ROLLING_BACK);

    private final ControlPlane aws;
    private final Patience patience;

    Endpoints(final ControlPlane aws, final Patience patience) {
        this.aws = aws;
        this.patience = patience;
    }

    Optional<DescribeEndpointResponse> endpoint(final String name) {
        return find(EndpointPart.endpoint(name), client -> client.describeEndpoint(it -> it.endpointName(name)));
    }

    Optional<DescribeEndpointConfigResponse> configuration(final String name) {
        return find(
                EndpointPart.configuration(name),
                client -> client.describeEndpointConfig(it -> it.endpointConfigName(name)));
    }

    Optional<DescribeModelResponse> model(final String name) {
        return find(EndpointPart.model(name), client -> client.describeModel(it -> it.modelName(name)));
    }

    /** Describes a part with all that AWS says about it, fields that the SDK does not know included. */
    Optional<JsonNode> description(final EndpointPart part) {
        return find(part, client -> {
            final AnswerText answer = new AnswerText();
            describe(client, part, answer);
            return answer.json();
        });
    }

    private static void describe(final SageMakerClient client, final EndpointPart part, final AnswerText answer) {
        final String name = part.name();
        switch (part.kind()) {
            case ENDPOINT:
                client.describeEndpoint(it -> it.endpointName(name).overrideConfiguration(answer::keep));
                return;
            case CONFIGURATION:
                client.describeEndpointConfig(it -> it.endpointConfigName(name).overrideConfiguration(answer::keep));
                return;
            case COMPONENT:
                client.describeInferenceComponent(
                        it -> it.inferenceComponentName(name).overrideConfiguration(answer::keep));
                return;
            default:
                client.describeModel(it -> it.modelName(name).overrideConfiguration(answer::keep));
        }
    }

    boolean exists(final EndpointPart part) {
        switch (part.kind()) {
            case ENDPOINT:
                return endpoint(part.name()).isPresent();
            case CONFIGURATION:
                return configuration(part.name()).isPresent();
            default:
                return model(part.name()).isPresent();
        }
    }

    /** Gives the tags of a part that is there. */
    Optional<List<Tag>> tags(final EndpointPart part) {
        return arn(part)
                .flatMap(arn ->
                        aws.find("ListTags", part.toString(), client -> client.listTags(it -> it.resourceArn(arn))))
                .map(ListTagsResponse::tags);
    }

    /** Gives AWS's own name of a part that is there. */
    private Optional<String> arn(final EndpointPart part) {
        switch (part.kind()) {
            case ENDPOINT:
                return endpoint(part.name()).map(DescribeEndpointResponse::endpointArn);
            case CONFIGURATION:
                return configuration(part.name()).map(DescribeEndpointConfigResponse::endpointConfigArn);
            default:
                return model(part.name()).map(DescribeModelResponse::modelArn);
        }
    }

    /** Waits until AWS neither creates nor changes an endpoint, which it refuses to delete until then. */
    Optional<DescribeEndpointResponse> settled(final String name, final Supplier<SmeException> tooLong) {
        return patience.await(() -> {
                    final Optional<DescribeEndpointResponse> endpoint = endpoint(name);
                    return endpoint.filter(it -> CHANGING.contains(it.endpointStatus()))
                                    .isPresent()
                            ? Optional.empty()
                            : Optional.of(endpoint);
                })
                .orElseThrow(tooLong);
    }

    /** Removes a part; one that is gone already, or that somebody else is deleting, is no failure. */
    void remove(final EndpointPart part) {
        try {
            delete(part);
        } catch (final SdkException failure) {
            // AWS refuses to delete what is busy in the same way as what is not there: look which it is.
            if (exists(part) && !isBeingDeleted(part)) {
                throw AwsFailure.translate(
                        new AwsCall(part.operation("Delete"), part.toString(), aws.region()), failure);
            }
        }
        if (part.kind() == EndpointPart.Kind.ENDPOINT) {
            awaitEnd(part.name());
        }
    }

    private boolean isBeingDeleted(final EndpointPart part) {
        return part.kind() == EndpointPart.Kind.ENDPOINT
                && endpoint(part.name())
                        .map(DescribeEndpointResponse::endpointStatus)
                        .filter(EndpointStatus.DELETING::equals)
                        .isPresent();
    }

    private void delete(final EndpointPart part) {
        final SageMakerClient client = aws.client();
        switch (part.kind()) {
            case ENDPOINT:
                client.deleteEndpoint(it -> it.endpointName(part.name()));
                return;
            case CONFIGURATION:
                client.deleteEndpointConfig(it -> it.endpointConfigName(part.name()));
                return;
            default:
                client.deleteModel(it -> it.modelName(part.name()));
        }
    }

    /** Waits until an endpoint is gone: AWS forbids to delete the configuration of one that is not. */
    void awaitEnd(final String name) {
        final Optional<Boolean> isGone =
                patience.await(() -> endpoint(name).isPresent() ? Optional.empty() : Optional.of(true));
        if (isGone.isEmpty()) {
            throw stillThere(name);
        }
    }

    private <T> Optional<T> find(final EndpointPart part, final Function<SageMakerClient, T> request) {
        return aws.find(part.operation("Describe"), part.toString(), request);
    }

    SmeException stillThere(final String name) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-17")
                .message(
                        "Endpoint {{name}} in region {{region}} is not gone after {{minutes}} minutes, because AWS is"
                                + " still busy with it.",
                        name,
                        aws.region().toString(),
                        patience.limit().toMinutes())
                .mitigation("Run the delete script again later. Until the endpoint is gone AWS bills it."));
    }

    /** {@return an error that says that there is no such endpoint, with the fact for the scripts} */
    static SmeException absent(final SmeException error) {
        return error.withFacts("{\"endpoint\":\"absent\"}");
    }

    /** {@return the error about an endpoint that is there by one answer of AWS, and not by another} */
    SmeException onlyListed(final String name) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-73")
                .message(
                        "AWS lists endpoint {{name}} in region {{region}}, but cannot describe it. It may still run,"
                                + " and be billed.",
                        name,
                        aws.region().toString())
                .mitigation("Run the statement again in a few minutes. If AWS goes on like this, look for the endpoint"
                        + " in the console of AWS."));
    }
}

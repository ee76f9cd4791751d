package com.exasol.sme.sagemaker.endpoints;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Creation;
import com.exasol.sme.sagemaker.Creation.Outcome;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.clients.AwsCall;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

/** Creates model, endpoint configuration and endpoint and waits for the endpoint's service. */
final class EndpointCreation {
    private final ControlPlane aws;
    private final SageMakerClient client;
    private final Patience patience;
    private final Endpoints endpoints;
    private final DeploymentTag mark;
    private final EndpointUndo undo;

    EndpointCreation(
            final ControlPlane aws,
            final Patience patience,
            final Endpoints endpoints,
            final DeploymentTag mark,
            final EndpointUndo undo) {
        this.aws = aws;
        client = aws.client();
        this.patience = patience;
        this.endpoints = endpoints;
        this.mark = mark;
        this.undo = undo;
    }

    void create(final EndpointPlan plan) {
        createModel(plan);
        createConfiguration(plan);
        createEndpoint(plan);
        // It is not at once known everywhere in AWS, and who asks for it next must not hear that it is not there.
        patience.awaitShortly(() -> endpoints.endpoint(plan.name()));
    }

    private void createModel(final EndpointPlan plan) {
        final EndpointPart part = EndpointPart.model(plan.name());
        keep(part, attempt(part, () -> client.createModel(plan.toModel())));
    }

    private void createConfiguration(final EndpointPlan plan) {
        final EndpointPart part = EndpointPart.configuration(plan.name());
        keep(part, attempt(part, () -> client.createEndpointConfig(plan.toConfiguration())));
    }

    /** Tries a few times, because a configuration that was just created is not at once known everywhere in AWS. */
    private void createEndpoint(final EndpointPlan plan) {
        final EndpointPart part = EndpointPart.endpoint(plan.name());
        keep(
                part,
                patience.awaitShortly(() -> Optional.of(attemptEndpoint(part, plan))
                                .filter(creation -> !creation.isRefusedContent()))
                        .orElseGet(() -> attemptEndpoint(part, plan)));
    }

    private Creation attemptEndpoint(final EndpointPart part, final EndpointPlan plan) {
        return attempt(part, () -> client.createEndpoint(plan.toEndpoint()));
    }

    private Creation attempt(final EndpointPart part, final Runnable request) {
        final AwsCall call = new AwsCall(part.operation("Create"), part.toString(), aws.region());
        return Creation.of(call, request, () -> mark.isOn(part), patience);
    }

    private void keep(final EndpointPart part, final Creation creation) {
        // Whether what nobody could look at is ours is looked at again before it is undone.
        if (creation.outcome() == Outcome.CREATED || creation.outcome() == Outcome.UNKNOWN) {
            undo.remember(part);
        }
        creation.orFail();
    }

    void awaitService(final String name) {
        final Optional<DescribeEndpointResponse> endpoint = endpoints.settled(name, () -> tooSlow(name));
        final Optional<EndpointStatus> status = endpoint.map(DescribeEndpointResponse::endpointStatus);
        if (status.isEmpty() || status.get() == EndpointStatus.DELETING) {
            throw deleted(name);
        }
        if (status.get() != EndpointStatus.IN_SERVICE) {
            throw failed(name, endpoint.get());
        }
    }

    private SmeException deleted(final String name) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-15")
                .message(
                        "Endpoint {{name}} in region {{region}} did not come into service: somebody has deleted it.",
                        name,
                        aws.region().toString())
                .mitigation("Deploy it again, if it is still wanted."));
    }

    private SmeException failed(final String name, final DescribeEndpointResponse endpoint) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-15")
                .message(
                        "Endpoint {{name}} in region {{region}} did not come into service: it is {{status|uq}}."
                                + " {{reason|uq}}",
                        name,
                        aws.region().toString(),
                        endpoint.endpointStatusAsString(),
                        Sentence.of(Objects.requireNonNullElse(endpoint.failureReason(), "AWS gives no reason")))
                .mitigation("Correct what the reason names, or choose another instance type, and deploy again."));
    }

    private SmeException tooSlow(final String name) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-16")
                .message(
                        "Endpoint {{name}} in region {{region}} is not in service after {{minutes}} minutes.",
                        name,
                        aws.region().toString(),
                        patience.limit().toMinutes())
                .mitigation("Delete the endpoint and deploy again, or let the administrator raise the limit with"
                        + " --jvm-option -Dsme.endpointWaitMinutes=<minutes>."));
    }
}

package com.exasol.sme.sagemaker.endpoints;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Listing;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.exasol.sme.sagemaker.errors.NameInUse;
import com.exasol.sme.sagemaker.jobs.Jobs;
import com.exasol.sme.sagemaker.jobs.TrainedModel;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

/** The steps in which an endpoint is deployed: look, create, see what becomes of it. */
public final class EndpointDeployment {
    private final ControlPlane aws;
    private final Patience patience;
    private final Endpoints endpoints;

    public EndpointDeployment(final ControlPlane aws, final Patience patience) {
        this.aws = aws;
        this.patience = patience;
        endpoints = new Endpoints(aws, patience);
    }

    /** Tells what the prediction scripts need to know, and refuses what could not be created afterwards. */
    public ObjectNode describe(final Request request) {
        final TrainedModel model = new Jobs(aws).finished(request);
        requireFree(request.text("endpoint_name"));
        final ObjectNode results = JsonNodeFactory.instance.objectNode();
        Optional.ofNullable(model.problemType()).ifPresent(type -> results.put("problem_type", type));
        results.put("containers", model.containerCount());
        model.responseKeys(request.flag(EndpointPlan.PROBABILITIES))
                .asList()
                .forEach(results.putArray("response_keys")::add);
        return results;
    }

    public ObjectNode create(final Request request) {
        final DeploymentTag mark = mark(request);
        final EndpointUndo undo = new EndpointUndo(endpoints, mark);
        try {
            final TrainedModel model = new Jobs(aws).finished(request);
            final EndpointPlan plan = new EndpointPlan(request, model, mark);
            final boolean isAwaited = request.flag("wait");
            final EndpointCreation creation = new EndpointCreation(aws, patience, endpoints, mark, undo);
            creation.create(plan);
            if (isAwaited) {
                creation.awaitService(plan.name());
            }
            return JsonNodeFactory.instance.objectNode();
        } catch (final SmeException failure) {
            throw undo.after(failure);
        }
    }

    /** Removes what one deployment created, and nothing else of the same names. */
    public ObjectNode undo(final Request request) {
        new EndpointUndo(endpoints, mark(request)).all(request.text("endpoint_name"));
        return JsonNodeFactory.instance.objectNode();
    }

    /** Tells what AWS makes of an endpoint, and why it failed. */
    public ObjectNode status(final Request request) {
        final String name = request.text("endpoint_name");
        final DescribeEndpointResponse endpoint = required(name);
        // Whether AWS minds the case when it describes an endpoint is not documented.
        if (!name.equals(endpoint.endpointName())) {
            throw notThere(name);
        }
        final ObjectNode results =
                JsonNodeFactory.instance.objectNode().put("endpoint_status", endpoint.endpointStatusAsString());
        if (endpoint.endpointStatus() == EndpointStatus.FAILED) {
            results.put("failure_reason", Objects.requireNonNullElse(endpoint.failureReason(), "AWS gives no reason."));
        }
        return results;
    }

    private DescribeEndpointResponse required(final String name) {
        final EndpointPart part = EndpointPart.endpoint(name);
        final SmeException notThere = notThere(name);
        try {
            return aws.require(
                    part.operation("Describe"),
                    part.toString(),
                    AwsFailure::isNotThere,
                    notThere,
                    client -> client.describeEndpoint(it -> it.endpointName(name)));
        } catch (final SmeException failure) {
            throw failure.code().equals(notThere.code()) && isListed(name) ? endpoints.onlyListed(name) : failure;
        }
    }

    /** Who may not list endpoints hears what AWS says to who describes one. */
    private boolean isListed(final String name) {
        try {
            return new Listing(aws).endpoints().contains(name);
        } catch (final SmeException failure) {
            return false;
        }
    }

    private SmeException notThere(final String name) {
        return Endpoints.absent(new SmeException(ExaError.messageBuilder("E-SME-UDF-38")
                .message(
                        "There is no endpoint {{name}} in region {{region}}.",
                        name,
                        aws.region().toString())
                .mitigation("Check the endpoint's name, upper and lower case included, the region, and that the"
                        + " connection belongs to the AWS account that deployed it.")));
    }

    private DeploymentTag mark(final Request request) {
        return new DeploymentTag(endpoints, request.text("deployment"));
    }

    private void requireFree(final String name) {
        new Listing(aws)
                .endpoints().stream().filter(name::equalsIgnoreCase).findFirst().ifPresent(found -> {
                    throw taken(EndpointPart.endpoint(found));
                });
        for (final EndpointPart part :
                new EndpointPart[] {EndpointPart.configuration(name), EndpointPart.model(name)}) {
            if (endpoints.exists(part)) {
                throw taken(part)
                        .withAddition("If it is what is left of a deleted endpoint, remove it with"
                                + " SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT.");
            }
        }
    }

    private SmeException taken(final EndpointPart part) {
        return NameInUse.error(part.toString(), aws.region());
    }
}

package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.containers.BrokenContainer;
import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.protocol.Listing;
import com.exasol.sme.sandbox.aws.sagemaker.RegionState.Definition;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The operations on endpoints. */
public final class EndpointOperations {
    private final ObjectStore store;
    private final Faults faults;
    private final StatusDelays delays;
    private final Clock clock;

    public EndpointOperations(
            final ObjectStore store, final Faults faults, final StatusDelays delays, final Clock clock) {
        this.store = store;
        this.faults = faults;
        this.delays = delays;
        this.clock = clock;
    }

    public Map<String, Operation> operations() {
        return Map.of(
                "CreateEndpoint", this::create,
                "UpdateEndpoint", this::update,
                "DescribeEndpoint", EndpointOperations::describe,
                "DeleteEndpoint", this::delete,
                "ListEndpoints", EndpointOperations::list);
    }

    private ObjectNode create(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get("EndpointName").textValue();
        final String arn = region.endpoints().arn(name);
        final Definition config =
                region.configs().get(request.get("EndpointConfigName").textValue());
        final JsonNode variants = config.request().get("ProductionVariants");
        final Definition model =
                region.models().get(variants.get(0).get("ModelName").textValue());
        if (region.endpoints().find(name).isPresent()) {
            throw region.endpoints().alreadyThere(name);
        }
        region.endpoints().add(name, start(name, region, config, variants, model));
        region.tag(arn, request.path("Tags"));
        return Json.object().put("EndpointArn", arn);
    }

    private Endpoint start(
            final String name,
            final RegionState region,
            final Definition config,
            final JsonNode variants,
            final Definition model) {
        final Optional<Faults.EndpointFault> fault = faults.nextEndpoint();
        Optional<String> failure = fault.flatMap(Faults.EndpointFault::failureReason);
        Optional<Container> served = Optional.empty();
        try {
            served = Optional.of(Images.start(ModelOperations.containers(model), region.region(), store));
        } catch (final BrokenContainer exception) {
            failure = Optional.of(exception.getMessage());
        }
        final boolean never = fault.isPresent() && fault.get().failureReason().isEmpty();
        return new Endpoint(
                name,
                region.endpoints().arn(name),
                config.name(),
                variants,
                served,
                failure,
                never ? Faults.ALWAYS : delays.describesWhileCreating(),
                clock);
    }

    /** What answers stays the same: no test looks at it. */
    private ObjectNode update(final RegionState region, final ObjectNode request) throws AwsError {
        final Endpoint endpoint =
                region.endpoints().get(request.get("EndpointName").textValue());
        final Definition config =
                region.configs().get(request.get("EndpointConfigName").textValue());
        endpoint.update(config.name(), config.request().get("ProductionVariants"), delays.describesWhileCreating());
        return Json.object().put("EndpointArn", endpoint.arn());
    }

    private static ObjectNode describe(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get("EndpointName").textValue();
        final Optional<ObjectNode> answer = region.endpoints().get(name).describe();
        if (answer.isPresent()) {
            return answer.get();
        }
        region.endpoints().remove(name);
        region.forgetTags(region.endpoints().arn(name));
        throw region.endpoints().notFound(name);
    }

    private ObjectNode delete(final RegionState region, final ObjectNode request) throws AwsError {
        region.endpoints().get(request.get("EndpointName").textValue()).delete(delays.describesWhileDeleting());
        return Json.object();
    }

    private static ObjectNode list(final RegionState region, final ObjectNode request) throws AwsError {
        final String status = request.path("StatusEquals").asText("");
        return Listing.answer(
                "Endpoints",
                request,
                region.endpoints().all().stream()
                        .map(Endpoint::summary)
                        .filter(summary -> status.isEmpty()
                                || summary.get("EndpointStatus").textValue().equals(status))
                        .toList(),
                "EndpointName");
    }
}

package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.protocol.Listing;
import com.exasol.sme.sandbox.aws.sagemaker.RegionState.Definition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;

/** The operations on endpoint configurations. */
public final class ConfigOperations {
    private final Clock clock;

    public ConfigOperations(final Clock clock) {
        this.clock = clock;
    }

    public Map<String, Operation> operations() {
        return Map.of(
                "CreateEndpointConfig", this::create,
                "DescribeEndpointConfig", ConfigOperations::describe,
                "DeleteEndpointConfig", ConfigOperations::delete,
                "ListEndpointConfigs", ConfigOperations::list);
    }

    private ObjectNode create(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get("EndpointConfigName").textValue();
        final String arn = region.configs().arn(name);
        final JsonNode variants = request.get("ProductionVariants");
        check(region, variants);
        check(region, request.path("ShadowProductionVariants"));
        region.configs().add(name, new Definition(name, arn, request, clock.instant()));
        region.tag(arn, request.path("Tags"));
        return Json.object().put("EndpointConfigArn", arn);
    }

    /** That each instance pool has a model that is there is INFERRED. */
    private static void check(final RegionState region, final JsonNode variants) throws AwsError {
        for (final JsonNode variant : variants) {
            final Definition model =
                    region.models().get(variant.get("ModelName").textValue());
            VariantRules.check(
                    variant, variants.size(), ModelOperations.containers(model).size());
            for (final JsonNode other : variant.findValues("ModelNameOverride")) {
                region.models().get(other.textValue());
            }
        }
    }

    private static ObjectNode describe(final RegionState region, final ObjectNode request) throws AwsError {
        final Definition config =
                region.configs().get(request.get("EndpointConfigName").textValue());
        final ObjectNode answer = config.request().deepCopy();
        answer.remove("Tags");
        answer.put("EndpointConfigArn", config.arn());
        answer.put("CreationTime", Json.time(config.createdAt()));
        return answer;
    }

    private static ObjectNode delete(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get("EndpointConfigName").textValue();
        final Definition config = region.configs().get(name);
        for (final Endpoint endpoint : region.endpoints().all()) {
            if (endpoint.isBeingCreatedFrom(config.name())) {
                throw AwsError.validation("SANDBOX: Cannot delete endpoint configuration \"" + config.arn()
                        + "\" while endpoint \"" + endpoint.arn() + "\" is being created from it.");
            }
        }
        region.configs().remove(name);
        region.forgetTags(config.arn());
        return Json.object();
    }

    private static ObjectNode list(final RegionState region, final ObjectNode request) throws AwsError {
        return Listing.answer(
                "EndpointConfigs",
                request,
                region.configs().all().stream()
                        .map(config -> Json.object()
                                .put("EndpointConfigName", config.name())
                                .put("EndpointConfigArn", config.arn())
                                .put("CreationTime", Json.time(config.createdAt())))
                        .toList(),
                "EndpointConfigName");
    }
}

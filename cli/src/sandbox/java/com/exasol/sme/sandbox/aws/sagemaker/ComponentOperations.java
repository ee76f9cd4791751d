package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.protocol.Listing;
import com.exasol.sme.sandbox.aws.sagemaker.RegionState.Definition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;

/** The operations on inference components, which run models of their own on an endpoint; these run none. */
public final class ComponentOperations {
    private static final String NAME = "InferenceComponentName";

    private final Clock clock;

    public ComponentOperations(final Clock clock) {
        this.clock = clock;
    }

    public Map<String, Operation> operations() {
        return Map.of(
                "CreateInferenceComponent", this::create,
                "DescribeInferenceComponent", ComponentOperations::describe,
                "ListInferenceComponents", ComponentOperations::list);
    }

    private ObjectNode create(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get(NAME).textValue();
        final String arn = region.components().arn(name);
        region.endpoints().get(request.get("EndpointName").textValue());
        region.models().get(request.at("/Specification/ModelName").textValue());
        region.components().add(name, new Definition(name, arn, request, clock.instant()));
        region.tag(arn, request.path("Tags"));
        return Json.object().put("InferenceComponentArn", arn);
    }

    private static ObjectNode describe(final RegionState region, final ObjectNode request) throws AwsError {
        final Definition component = region.components().get(request.get(NAME).textValue());
        final ObjectNode answer = component.request().deepCopy();
        answer.remove("Tags");
        answer.put("InferenceComponentStatus", "InService");
        answer.setAll(summary(component));
        return answer;
    }

    private static ObjectNode list(final RegionState region, final ObjectNode request) throws AwsError {
        return Listing.answer(
                "InferenceComponents",
                request,
                region.components().all().stream()
                        .map(ComponentOperations::summary)
                        .toList(),
                NAME);
    }

    private static ObjectNode summary(final Definition component) {
        final String endpoint = component.request().get("EndpointName").textValue();
        return Json.object()
                .put(NAME, component.name())
                .put("InferenceComponentArn", component.arn())
                .put("EndpointName", endpoint)
                .put("CreationTime", Json.time(component.createdAt()))
                .put("LastModifiedTime", Json.time(component.createdAt()));
    }
}

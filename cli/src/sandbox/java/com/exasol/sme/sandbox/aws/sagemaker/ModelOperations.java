package com.exasol.sme.sandbox.aws.sagemaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.account.Roles;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.protocol.Listing;
import com.exasol.sme.sandbox.aws.sagemaker.RegionState.Definition;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operations on models. */
public final class ModelOperations {
    private static final int LARGEST_ENVIRONMENT = 32 * 1024;

    private final ObjectStore store;
    private final Clock clock;

    public ModelOperations(final ObjectStore store, final Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Map<String, Operation> operations() {
        return Map.of(
                "CreateModel", this::create,
                "DescribeModel", ModelOperations::describe,
                "DeleteModel", ModelOperations::delete,
                "ListModels", ModelOperations::list);
    }

    /** What CreateModel was given as one container or as several. */
    static List<JsonNode> containers(final Definition model) {
        final List<JsonNode> containers = new ArrayList<>();
        model.request().path("Containers").forEach(containers::add);
        if (model.request().has("PrimaryContainer")) {
            containers.add(model.request().get("PrimaryContainer"));
        }
        return containers;
    }

    private ObjectNode create(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get("ModelName").textValue();
        final String arn = region.models().arn(name);
        final Definition model = new Definition(name, arn, request, clock.instant());
        Roles.check(request.get("ExecutionRoleArn").textValue());
        if (request.has("PrimaryContainer") == request.has("Containers")) {
            throw AwsError.validation("SANDBOX: Either PrimaryContainer or Containers must be given.");
        }
        for (final JsonNode container : containers(model)) {
            final String url = container.get("ModelDataUrl").textValue();
            if (store.read(S3Uri.of(url)).isEmpty()) {
                throw AwsError.validation("Could not find model data at " + url + ".");
            }
            if (container.path("Environment").toString().getBytes(UTF_8).length > LARGEST_ENVIRONMENT) {
                throw AwsError.validation("SANDBOX: The environment of a container has more than 32 KB.");
            }
        }
        region.models().add(name, model);
        region.tag(arn, request.path("Tags"));
        return Json.object().put("ModelArn", arn);
    }

    private static ObjectNode describe(final RegionState region, final ObjectNode request) throws AwsError {
        final Definition model = region.models().get(request.get("ModelName").textValue());
        final ObjectNode answer = model.request().deepCopy();
        answer.remove("Tags");
        answer.put("ModelArn", model.arn());
        answer.put("CreationTime", Json.time(model.createdAt()));
        return answer;
    }

    private static ObjectNode delete(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get("ModelName").textValue();
        region.models().remove(name);
        region.forgetTags(region.models().arn(name));
        return Json.object();
    }

    private static ObjectNode list(final RegionState region, final ObjectNode request) throws AwsError {
        return Listing.answer(
                "Models",
                request,
                region.models().all().stream()
                        .map(model -> Json.object()
                                .put("ModelName", model.name())
                                .put("ModelArn", model.arn())
                                .put("CreationTime", Json.time(model.createdAt())))
                        .toList(),
                "ModelName");
    }
}

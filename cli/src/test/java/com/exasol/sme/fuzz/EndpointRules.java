package com.exasol.sme.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What the reference says about the object with which an endpoint is deployed, without a line of the product. */
final class EndpointRules {
    private static final Set<String> KEYS = Set.of(
            "job_name",
            "endpoint_name",
            "schema_name",
            "instance_type",
            "instance_count",
            "serverless",
            "aws_credentials_connection_name",
            "aws_region",
            "rows_per_request",
            "bytes_per_request",
            "requests_in_flight",
            "on_error",
            "probabilities",
            "wait",
            "source",
            "view_name",
            "groups_per_node",
            "error_column");

    private final ObjectNode object;

    private EndpointRules(final ObjectNode object) {
        this.object = object;
    }

    /** Whether the script has to deploy, in a database with the classification job churn and the schema PRED. */
    static boolean allow(final Object argument) {
        return StrictJson.object(argument)
                .filter(object -> new EndpointRules(object).isValid())
                .isPresent();
    }

    /** Whether it asks for a view. */
    static boolean hasView(final Object argument) {
        return StrictJson.object(argument)
                .filter(object -> object.has("source"))
                .isPresent();
    }

    private boolean isValid() {
        final boolean isServerless = object.has("serverless");
        final double most = isServerless ? concurrency() : 64;
        return object.properties().stream().allMatch(member -> KEYS.contains(member.getKey()))
                && ArgumentRules.isPlace(text("job_name"), text("endpoint_name"), text("schema_name"))
                && ArgumentRules.isConnection(text("aws_credentials_connection_name"))
                && ArgumentRules.isRegion(text("aws_region"))
                && object.has("instance_type") != isServerless
                && object.has("instance_count") != isServerless
                && (isServerless ? isServerless() : isOnInstances())
                && isAbsentOrWhole("rows_per_request", 3145728)
                && isAbsentOrWhole("bytes_per_request", isServerless ? 4194304 : 6291456)
                && isAbsentOrWhole("requests_in_flight", Math.min(most, 64))
                && (!object.has("on_error")
                        || Set.of("error", "null")
                                .contains(object.get("on_error").asText()))
                && (!object.has("on_error") || object.get("on_error").isTextual())
                && isAbsentOrFlag("probabilities")
                && isAbsentOrFlag("wait")
                && isAbsentOrFlag("error_column")
                && !("error".equals(text("on_error"))
                        && object.path("error_column").asBoolean())
                && (object.has("source") ? isView() : !object.has("view_name") && !object.has("groups_per_node"));
    }

    /** There is nothing but DATA.CHURN to read from, and every name is free. */
    private boolean isView() {
        final String[] source = text("source").split("\\.", -1);
        return source.length == 2
                && "DATA".equals(SqlNames.read(source[0]))
                && "CHURN".equals(SqlNames.read(source[1]))
                && (!object.has("view_name") || SqlNames.read(text("view_name")) != null)
                && isAbsentOrWhole("groups_per_node", 256);
    }

    private String text(final String key) {
        return StrictJson.text(object, key);
    }

    private boolean isOnInstances() {
        return ArgumentRules.isInstanceType(text("instance_type"))
                && StrictJson.isWhole(object.get("instance_count"), 2147483647);
    }

    private boolean isServerless() {
        return object.get("serverless") instanceof ObjectNode serverless
                && StrictJson.withoutNulls(serverless).size() == 2
                && StrictJson.isWhole(serverless.get("memory_size_in_mb"), 6144)
                && serverless.get("memory_size_in_mb").doubleValue() % 1024 == 0
                && StrictJson.isWhole(serverless.get("max_concurrency"), 200);
    }

    private double concurrency() {
        return object.at("/serverless/max_concurrency").asDouble();
    }

    private boolean isAbsentOrWhole(final String key, final double largest) {
        return !object.has(key) || StrictJson.isWhole(object.get(key), largest);
    }

    private boolean isAbsentOrFlag(final String key) {
        return !object.has(key) || object.get(key).isBoolean();
    }
}

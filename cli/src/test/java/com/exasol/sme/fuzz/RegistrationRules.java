package com.exasol.sme.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the reference says about the object with which an endpoint is registered, as far as it has nothing in it. */
final class RegistrationRules {
    private static final Set<String> KEYS = Set.of(
            "endpoint_name",
            "function_name",
            "schema_name",
            "aws_credentials_connection_name",
            "aws_region",
            "columns",
            "request",
            "response",
            "rows_per_request",
            "min_rows_per_request",
            "bytes_per_request",
            "requests_in_flight",
            "on_error",
            "error_column");
    private static final Set<String> NESTED = Set.of("columns", "request", "response");

    private RegistrationRules() {}

    /** Whether columns and formats are those of a call that works, or missing. */
    static boolean tell(final Object argument) {
        final Optional<ObjectNode> object = StrictJson.object(argument);
        return object.isEmpty()
                || NESTED.stream()
                        .allMatch(key ->
                                !object.get().has(key) || object.get().get(key).equals(valid(key)));
    }

    private static JsonNode valid(final String key) {
        try {
            final Map<String, String> members = ValidCalls.registration();
            return StrictJson.READER.readTree(members.get(key));
        } catch (final JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Whether the script has to register, in a database with the schema PRED, if {@link #tell} says that it can tell. */
    static boolean allow(final Object argument) {
        return StrictJson.object(argument).filter(RegistrationRules::isValid).isPresent();
    }

    private static boolean isValid(final ObjectNode object) {
        return object.properties().stream().allMatch(member -> KEYS.contains(member.getKey()))
                && object.has("columns")
                && object.has("response")
                && ArgumentRules.isPlace(
                        StrictJson.text(object, "endpoint_name"), StrictJson.text(object, "schema_name"))
                && ArgumentRules.isConnection(StrictJson.text(object, "aws_credentials_connection_name"))
                && ArgumentRules.isRegion(StrictJson.text(object, "aws_region"))
                && (!object.has("function_name") || SqlNames.read(StrictJson.text(object, "function_name")) != null)
                && isAbsentOrWhole(object, "rows_per_request", 3145728)
                && isAbsentOrWhole(object, "min_rows_per_request", 1000)
                && rows(object, "min_rows_per_request", 1) <= rows(object, "rows_per_request", 20000)
                && isAbsentOrWhole(object, "bytes_per_request", 6291456)
                && isAbsentOrWhole(object, "requests_in_flight", 64)
                && isAbsentOrFlag(object, "error_column")
                && isReaction(object);
    }

    private static double rows(final ObjectNode object, final String key, final int otherwise) {
        return object.has(key) ? object.get(key).asDouble() : otherwise;
    }

    private static boolean isReaction(final ObjectNode object) {
        final String reaction = StrictJson.text(object, "on_error");
        return !object.has("on_error")
                || "null".equals(reaction)
                || ("error".equals(reaction) && !object.path("error_column").asBoolean());
    }

    private static boolean isAbsentOrWhole(final ObjectNode object, final String key, final double largest) {
        return !object.has(key) || StrictJson.isWhole(object.get(key), largest);
    }

    private static boolean isAbsentOrFlag(final ObjectNode object, final String key) {
        return !object.has(key) || object.get(key).isBoolean();
    }
}

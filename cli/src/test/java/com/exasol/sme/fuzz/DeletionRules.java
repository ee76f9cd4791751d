package com.exasol.sme.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What the reference says about the object with which an endpoint is deleted. */
final class DeletionRules {
    private static final Set<String> KEYS =
            Set.of("endpoint_name", "aws_credentials_connection_name", "aws_region", "untagged");

    private DeletionRules() {}

    static boolean allow(final Object argument) {
        return StrictJson.object(argument).filter(DeletionRules::isValid).isPresent();
    }

    private static boolean isValid(final ObjectNode object) {
        return object.properties().stream().allMatch(member -> KEYS.contains(member.getKey()))
                && ArgumentRules.isEndpoint(StrictJson.text(object, "endpoint_name"))
                && ArgumentRules.isConnection(StrictJson.text(object, "aws_credentials_connection_name"))
                && ArgumentRules.isRegion(StrictJson.text(object, "aws_region"))
                && (!object.has("untagged") || object.get("untagged").isBoolean());
    }
}

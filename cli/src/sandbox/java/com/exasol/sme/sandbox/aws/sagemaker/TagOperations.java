package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The operations on tags. */
public final class TagOperations {
    private TagOperations() {}

    public static Map<String, Operation> operations() {
        return Map.of("AddTags", TagOperations::add, "ListTags", TagOperations::list);
    }

    private static ObjectNode add(final RegionState region, final ObjectNode request) {
        final String arn = request.get("ResourceArn").textValue();
        region.tag(arn, request.get("Tags"));
        return list(region, request);
    }

    private static ObjectNode list(final RegionState region, final ObjectNode request) {
        final ObjectNode answer = Json.object();
        final ArrayNode tags = answer.putArray("Tags");
        region.tags(request.get("ResourceArn").textValue()).properties().forEach(tag -> tags.addObject()
                .put("Key", tag.getKey())
                .put("Value", tag.getValue().textValue()));
        return answer;
    }
}

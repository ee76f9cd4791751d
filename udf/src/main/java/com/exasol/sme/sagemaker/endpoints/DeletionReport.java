package com.exasol.sme.sagemaker.endpoints;

import com.exasol.sme.SmeException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a deletion deleted, and what it kept and why. */
final class DeletionReport {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final List<String> deletedParts = new ArrayList<>();
    private final ArrayNode deleted = json.putArray("deleted");
    private final ArrayNode kept = json.putArray("kept");

    void deleted(final EndpointPart part) {
        deletedParts.add(part.toString());
        deleted.addObject().put("resource", part.noun()).put("name", part.name());
    }

    void kept(final EndpointPart part, final String reason) {
        kept.addObject().put("resource", part.noun()).put("name", part.name()).put("reason", reason);
    }

    /** Adds to a failure what was deleted before it. */
    SmeException after(final SmeException failure) {
        return deletedParts.isEmpty()
                ? failure
                : failure.withAddition("Deleted already: " + String.join(", ", deletedParts) + ".");
    }

    ObjectNode toJson() {
        return json;
    }
}

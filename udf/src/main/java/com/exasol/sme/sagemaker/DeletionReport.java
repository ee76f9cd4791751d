package com.exasol.sme.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a deletion deleted, and what it kept and why. */
final class DeletionReport {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ArrayNode deleted = this.json.putArray("deleted");
    private final ArrayNode kept = this.json.putArray("kept");

    void deleted(final EndpointPart part) {
        this.deleted.addObject().put("resource", part.noun()).put("name", part.name());
    }

    void kept(final EndpointPart part, final String reason) {
        this.kept
                .addObject()
                .put("resource", part.noun())
                .put("name", part.name())
                .put("reason", reason);
    }

    ObjectNode toJson() {
        return this.json;
    }
}

package com.exasol.sme.fuzz;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** JSON as the reference means it: each key once, nothing behind the object, and null the same as nothing. */
final class StrictJson {
    static final ObjectMapper READER = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    static Optional<ObjectNode> object(final Object argument) {
        try {
            return argument instanceof String text && READER.readTree(text) instanceof ObjectNode object
                    ? Optional.of(withoutNulls(object))
                    : Optional.empty();
        } catch (final JsonProcessingException exception) {
            return Optional.empty();
        }
    }

    /** A text in which no character is one of control, or an empty one. */
    static String text(final ObjectNode object, final String key) {
        final String text =
                Optional.ofNullable(object.get(key)).map(JsonNode::textValue).orElse("");
        return SqlNames.hasControl(text) ? "" : text;
    }

    static ObjectNode withoutNulls(final ObjectNode object) {
        object.properties().removeIf(member -> member.getValue().isNull());
        return object;
    }

    /** Whether it is a whole number from 1 on. */
    static boolean isWhole(final JsonNode value, final double largest) {
        return value != null
                && value.isNumber()
                && value.doubleValue() >= 1
                && value.doubleValue() <= largest
                && value.doubleValue() == Math.rint(value.doubleValue());
    }
}

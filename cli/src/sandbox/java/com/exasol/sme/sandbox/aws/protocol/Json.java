package com.exasol.sme.sandbox.aws.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** JSON trees and AWS's way to write a time. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static JsonNode parse(final byte[] text) throws AwsError {
        try {
            return MAPPER.readTree(text);
        } catch (final IOException exception) {
            throw AwsError.of(400, "SerializationException", "SANDBOX: The body is not JSON.");
        }
    }

    public static byte[] bytes(final JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (final JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Seconds since 1970. */
    public static double time(final Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}

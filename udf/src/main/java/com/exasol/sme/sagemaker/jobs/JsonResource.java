package com.exasol.sme.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Facts about AWS that the JAR carries beside this class; they are read when they are needed. */
final class JsonResource {
    private JsonResource() {}

    static JsonNode read(final String name) {
        try (InputStream file = JsonResource.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(file);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** {@return the elements of a list of texts} */
    static List<String> texts(final JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .collect(Collectors.toList());
    }
}

package com.exasol.sme.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a JSON object with numbers in it, strictly and in its order. */
final class FuzzObject {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private FuzzObject() {}

    /** {@return pairs of names and numbers, or of names and nulls} */
    static List<List<Object>> pairs(final String text) {
        try (JsonParser json = JSON.createParser(text)) {
            final List<List<Object>> pairs = new ArrayList<>();
            require(json.nextToken() == JsonToken.START_OBJECT, text);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                final String name = json.currentName();
                final JsonToken value = json.nextToken();
                require(value.isNumeric() || value == JsonToken.VALUE_NULL, text);
                pairs.add(Arrays.asList(name, value.isNumeric() ? json.getDoubleValue() + 0.0 : null));
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, text);
            return pairs;
        } catch (final IOException exception) {
            throw new AssertionError(text, exception);
        }
    }

    private static void require(final boolean condition, final String text) {
        if (!condition) {
            throw new AssertionError(text);
        }
    }
}

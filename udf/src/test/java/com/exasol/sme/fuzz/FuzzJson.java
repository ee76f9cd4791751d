package com.exasol.sme.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.testkit.FuzzSource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;

/** Spoils a JSON object in one place, or puts something else where it was. */
final class FuzzJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1",
        "1",
        "2.5",
        "1e-5",
        "1e999",
        "9223372036854775808",
        "2147483648",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud83d\"",
        "\"ü€😀\"",
        "\"'\\\"\"",
        "[]",
        "{}",
        "[null]",
        "[[1]]",
        "{\"a\":1}",
        "\"Regression\"",
        "\"DECIMAL(99,98)\"",
        "\"VARCHAR(99999999999)\"",
        "[\"probability\"]",
        "[\"predicted_label\",\"predicted_label\"]",
        "[\"DATE\"]",
        "[\"DECIMAL(3,0)\"]",
        "[\"TIMESTAMP(9)\"]"
    };

    private final FuzzSource source;

    FuzzJson(final FuzzSource source) {
        this.source = source;
    }

    String spoiled(final String text) {
        switch (source.below(4)) {
            case 0:
                return new String(new FuzzDamage(source).of(text.getBytes(UTF_8)), UTF_8);
            case 1:
                return source.oneIn(20) ? "[".repeat(2000) : value();
            default:
                return withAnotherMember(text);
        }
    }

    private String value() {
        return source.oneIn(10) ? '"' + "x".repeat(100_000) + '"' : source.of(VALUES);
    }

    private String withAnotherMember(final String text) {
        try {
            final JsonNode json = JSON.readTree(text);
            final List<String> keys = new ArrayList<>();
            json.fieldNames().forEachRemaining(keys::add);
            final String key = source.of(keys);
            if (source.oneIn(4)) {
                ((ObjectNode) json).remove(key);
            } else {
                ((ObjectNode) json).putRawValue(key, new RawValue(value()));
            }
            return json.toString();
        } catch (final JsonProcessingException exception) {
            throw new AssertionError(exception);
        }
    }
}

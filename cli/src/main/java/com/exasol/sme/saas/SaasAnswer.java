package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * What Exasol SaaS answered, for the little of it that is needed: the rest may change.
 *
 * @param request what it answers to, for errors
 * @param json    the answer
 */
record SaasAnswer(String request, JsonValue json) {
    static SmeException strange(final String request, final String what) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-51")
                .message("The answer of Exasol SaaS to {{request|u}} is of no use: {{what|u}}.", request, what)
                .mitigation("Check --saas-url. If it is right, Exasol SaaS has changed: get a newer sme.jar.")
                .toString());
    }

    SmeException strange(final String what) {
        return strange(request, what);
    }

    List<SaasAnswer> elements() {
        if (json.getValueType() != JsonValue.ValueType.ARRAY) {
            throw strange("it is not a list");
        }
        return json.asJsonArray().stream()
                .map(element -> new SaasAnswer(request, element))
                .toList();
    }

    String text(final String name) {
        final JsonValue value = object().get(name);
        if (value instanceof JsonString text && !text.getString().isEmpty()) {
            return text.getString();
        }
        throw strange("it has no " + name);
    }

    int number(final String name) {
        return (int) longNumber(name);
    }

    long longNumber(final String name) {
        final JsonValue value = object().get(name);
        if (value instanceof JsonNumber number && number.isIntegral()) {
            return number.longValue();
        }
        throw strange("it has no " + name);
    }

    /** What a folder holds; a file holds nothing. */
    List<SaasAnswer> children() {
        final JsonValue children = object().get("children");
        return children == null || children == JsonValue.NULL
                ? List.of()
                : new SaasAnswer(request, children).elements();
    }

    boolean isTrue(final String name) {
        return object().get(name) == JsonValue.TRUE;
    }

    boolean has(final String name) {
        final JsonValue value = object().get(name);
        return value != null && value != JsonValue.NULL;
    }

    private JsonObject object() {
        if (json.getValueType() != JsonValue.ValueType.OBJECT) {
            throw strange("it is not an object");
        }
        return json.asJsonObject();
    }
}

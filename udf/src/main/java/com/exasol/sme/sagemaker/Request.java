package com.exasol.sme.sagemaker;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a Lua script of this product asks of a control-plane UDF; anything wrong in it is a bug of the script. */
public final class Request {
    /** More than the longest value: the ARN of a role. */
    private static final int LONGEST_TEXT = 2048;

    private final JsonNode json;

    private Request(final JsonNode json) {
        this.json = json;
    }

    public static Request from(final String text) {
        try {
            return new Request(new ObjectMapper().readTree(text));
        } catch (final JsonProcessingException exception) {
            throw malformed("no JSON", exception.getOriginalMessage());
        } catch (final IllegalArgumentException exception) {
            throw malformed("no JSON", "NULL");
        }
    }

    public String text(final String key) {
        return optionalText(key).orElseThrow(() -> malformed(key, "missing"));
    }

    /** Does the work that a key of this request names. */
    public <T> T choose(final String key, final Map<String, Function<Request, T>> works) {
        return Optional.ofNullable(works.get(text(key)))
                .orElseThrow(() -> malformed(key, "unknown"))
                .apply(this);
    }

    public Optional<String> optionalText(final String key) {
        final Optional<JsonNode> value = Optional.ofNullable(json.get(key)).filter(it -> !it.isNull());
        if (value.filter(it -> !it.isTextual()).isPresent()) {
            throw malformed(key, "no text");
        }
        if (value.filter(it -> !isSensible(it.textValue())).isPresent()) {
            throw malformed(key, "too long, or with a control character");
        }
        return value.map(JsonNode::textValue);
    }

    /** What is longer, or has such a character, the Lua scripts refuse; so no message has to show it. */
    private static boolean isSensible(final String text) {
        return text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    /** {@return the texts of an object by their names, in its order; none where there is no object} */
    public Map<String, String> texts(final String key) {
        final Map<String, String> texts = new LinkedHashMap<>();
        final Optional<JsonNode> object = Optional.ofNullable(json.get(key)).filter(it -> !it.isNull());
        if (object.filter(it -> !it.isObject()).isPresent()) {
            throw malformed(key, "no object");
        }
        object.ifPresent(it -> it.properties().forEach(member -> {
            if (!member.getValue().isTextual()) {
                throw malformed(key, "a member is no text");
            }
            texts.put(member.getKey(), member.getValue().textValue());
        }));
        return texts;
    }

    public boolean flag(final String key) {
        final Optional<JsonNode> value = Optional.ofNullable(json.get(key));
        if (value.filter(JsonNode::isBoolean).isEmpty()) {
            throw malformed(key, "neither true nor false");
        }
        return value.get().booleanValue();
    }

    public int integer(final String key) {
        return optionalInteger(key).orElseThrow(() -> malformed(key, "missing"));
    }

    public Optional<Integer> optionalInteger(final String key) {
        return Optional.ofNullable(json.get(key))
                .filter(value -> !value.isNull())
                .map(value -> toInteger(key, value));
    }

    private static Integer toInteger(final String key, final JsonNode value) {
        if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToInt()) {
            throw malformed(key, "no whole number");
        }
        return value.intValue();
    }

    public static SmeException malformed(final String part, final String reason) {
        return new SmeException(ExaError.messageBuilder("F-SME-UDF-1")
                .message(
                        "The request of a Lua script is malformed: {{part|uq}}: {{reason|uq}}.",
                        part,
                        reason.replaceAll("\\p{Cc}", "?"))
                .ticketMitigation());
    }
}

package com.exasol.sme.sandbox.aws.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An identity-based policy, read as IAM reads it: what no statement allows is refused. */
public final class UserPolicy {
    private static final List<String> KNOWN = List.of("Sid", "Effect", "Action", "Resource", "Condition");

    private final JsonNode statements;

    private UserPolicy(final JsonNode statements) {
        this.statements = statements;
    }

    public static UserPolicy parse(final String json) {
        final JsonNode document;
        try {
            document = Json.parse(json.getBytes(UTF_8));
        } catch (final AwsError error) {
            throw new IllegalArgumentException(json, error);
        }
        if (!document.path("Version").asText().equals("2012-10-17")) {
            throw new IllegalArgumentException("the sandbox knows no policies of version " + document.path("Version"));
        }
        document.get("Statement").forEach(UserPolicy::check);
        return new UserPolicy(document.get("Statement"));
    }

    private static void check(final JsonNode statement) {
        statement.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("the sandbox does not know " + name + " in a policy");
            }
        });
        statement.path("Condition").fieldNames().forEachRemaining(operator -> {
            if (!operator.equals("StringEquals")) {
                throw new IllegalArgumentException("the sandbox does not know the operator " + operator);
            }
        });
        if (!statement.path("Effect").asText().equals("Allow")) {
            throw new IllegalArgumentException("the sandbox knows no effect but Allow");
        }
    }

    /** @param context what condition keys mean for this request */
    boolean allows(final String action, final String resource, final Map<String, String> context) {
        for (final JsonNode statement : statements) {
            if (texts(statement.get("Action")).contains(action)
                    && texts(statement.get("Resource")).stream().anyMatch(pattern -> matches(pattern, resource))
                    && holds(statement.path("Condition").path("StringEquals"), context)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(final JsonNode condition, final Map<String, String> context) {
        return condition.properties().stream()
                .allMatch(key -> texts(key.getValue()).contains(context.getOrDefault(key.getKey(), "")));
    }

    /** A star stands for anything, and in braces behind a dollar for itself. */
    private static boolean matches(final String pattern, final String resource) {
        final String regex = Arrays.stream(pattern.split("(?<![{])\\*", -1))
                .map(part -> Pattern.quote(part.replace("${*}", "*")))
                .collect(Collectors.joining(".*"));
        return resource.matches(regex);
    }

    private static List<String> texts(final JsonNode textOrList) {
        final List<String> texts = new ArrayList<>();
        if (textOrList.isTextual()) {
            texts.add(textOrList.textValue());
        }
        textOrList.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}

package com.exasol.sme.sandbox.aws.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An identity-based policy, read as IAM reads it: what no statement allows is refused. */
public final class UserPolicy {
    private static final List<String> KNOWN = List.of("Sid", "Effect", "Action", "Resource", "Condition");

    private static final List<String> OPERATORS = List.of("StringEquals", "StringLike", "Null");
    private static final String TAG_OF_THE_RESOURCE = "aws:ResourceTag/";

    /** Those of the Service Authorization Reference that are known here, with what a request says of them. */
    private static final List<String> KEYS =
            List.of("aws:RequestedRegion", "iam:PassedToService", "sagemaker:TaggingAction", "s3:prefix");

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
        statement.path("Condition").properties().forEach(condition -> {
            if (!OPERATORS.contains(condition.getKey())) {
                throw new IllegalArgumentException("the sandbox does not know the operator " + condition.getKey());
            }
            condition.getValue().fieldNames().forEachRemaining(UserPolicy::checkKey);
        });
        if (!statement.path("Effect").asText().equals("Allow")) {
            throw new IllegalArgumentException("the sandbox knows no effect but Allow");
        }
    }

    private static void checkKey(final String key) {
        if (!KEYS.contains(key) && !key.startsWith(TAG_OF_THE_RESOURCE)) {
            throw new IllegalArgumentException("the sandbox does not know the condition key " + key);
        }
    }

    /** @param context what condition keys mean for this request */
    boolean allows(final String action, final String resource, final Map<String, String> context) {
        for (final JsonNode statement : statements) {
            if (texts(statement.get("Action")).contains(action)
                    && texts(statement.get("Resource")).stream().anyMatch(pattern -> matches(pattern, resource))
                    && holds(statement.path("Condition"), context)) {
                return true;
            }
        }
        return false;
    }

    /** All keys of all operators; a key that a request does not have only passes where Null asks for that. */
    private static boolean holds(final JsonNode condition, final Map<String, String> context) {
        return condition.properties().stream().allMatch(operator -> operator.getValue().properties().stream()
                .allMatch(key -> holds(
                        operator.getKey(), Optional.ofNullable(context.get(key.getKey())), texts(key.getValue()))));
    }

    private static boolean holds(final String operator, final Optional<String> value, final List<String> wanted) {
        return switch (operator) {
            case "Null" -> wanted.contains(String.valueOf(value.isEmpty()));
            case "StringLike" ->
                value.filter(text -> wanted.stream().anyMatch(pattern -> matches(pattern, text)))
                        .isPresent();
            default -> value.filter(wanted::contains).isPresent();
        };
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

package com.exasol.sme.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refuses what the account's user was forbidden, in the words of IAM. */
final class Permissions {
    /** ARN kinds by the noun in the operation, the longer noun first. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("EndpointConfig", "endpoint-config");
        KINDS.put("Endpoint", "endpoint");
        KINDS.put("Model", "model");
        KINDS.put("AutoMLJob", "automl-job");
    }

    private final Account account;

    Permissions(final Account account) {
        this.account = account;
    }

    /** Checks the operation and, where it hands over a role, that too. */
    void check(final Call call, final Signature.Caller caller) throws AwsError {
        final JsonNode request = call.endpointName().isPresent() ? Json.object() : Json.parse(call.body());
        if (account.denies(call.operation())) {
            throw refusal(caller, "sagemaker:" + call.operation(), resource(call, caller, request));
        }
        for (final String role : new String[] {"RoleArn", "ExecutionRoleArn"}) {
            if (request.hasNonNull(role) && account.denies("PassRole")) {
                throw refusal(caller, "iam:PassRole", request.get(role).asText());
            }
        }
    }

    private static String resource(final Call call, final Signature.Caller caller, final JsonNode request) {
        if (call.endpointName().isPresent()) {
            return Arns.of(caller.region(), "endpoint", call.endpointName().get());
        }
        for (final Map.Entry<String, String> kind : KINDS.entrySet()) {
            final JsonNode name = request.path(kind.getKey() + "Name");
            if (call.operation().contains(kind.getKey()) && name.isTextual()) {
                return Arns.of(caller.region(), kind.getValue(), name.textValue());
            }
        }
        return "*";
    }

    private static AwsError refusal(final Signature.Caller caller, final String action, final String resource) {
        return AwsError.accessDenied("User: " + Account.userArn(caller.region()) + " is not authorized to perform: "
                + action + " on resource: " + resource + " because no identity-based policy allows the " + action
                + " action");
    }
}

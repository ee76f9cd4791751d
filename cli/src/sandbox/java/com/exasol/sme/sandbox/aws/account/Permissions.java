package com.exasol.sme.sandbox.aws.account;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refuses what the account's user was forbidden, in the words of IAM. */
public final class Permissions {
    /** ARN kinds by the noun in the operation, the longer noun first. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("InferenceComponent", "inference-component");
        KINDS.put("EndpointConfig", "endpoint-config");
        KINDS.put("Endpoint", "endpoint");
        KINDS.put("Model", "model");
        KINDS.put("AutoMLJob", "automl-job");
        KINDS.put("TrainingJob", "training-job");
    }

    private final Account account;
    private final Tags tags;

    /** The tags of what is there. */
    @FunctionalInterface
    public interface Tags {
        Map<String, String> of(String region, String arn);
    }

    public Permissions(final Account account, final Tags tags) {
        this.account = account;
        this.tags = tags;
    }

    /** Checks the operation and what AWS asks for besides: for tags, for a role, for what an endpoint is made of. */
    public void check(final Call call, final Signature.Caller caller) throws AwsError {
        final JsonNode request = call.endpointName().isPresent() ? Json.object() : Json.parse(call.body());
        final String resource = resource(call, caller, request);
        final Map<String, String> context = context(caller, resource);
        require(caller, "sagemaker:" + call.operation(), resource, context);
        if (call.operation().equals("CreateEndpoint")
                && request.path("EndpointConfigName").isTextual()) {
            final String configuration = request.get("EndpointConfigName").textValue();
            require(
                    caller,
                    "sagemaker:CreateEndpoint",
                    Arns.of(caller.region(), "endpoint-config", configuration),
                    context(caller, Arns.of(caller.region(), "endpoint-config", configuration)));
        }
        if (call.operation().startsWith("Create") && !request.path("Tags").isEmpty()) {
            final Map<String, String> tagging = new HashMap<>(context);
            tagging.put("sagemaker:TaggingAction", call.operation());
            require(caller, "sagemaker:AddTags", resource, tagging);
        }
        for (final String role : new String[] {"RoleArn", "ExecutionRoleArn"}) {
            if (request.hasNonNull(role)) {
                require(
                        caller,
                        "iam:PassRole",
                        request.get(role).asText(),
                        Map.of("iam:PassedToService", "sagemaker.amazonaws.com"));
            }
        }
    }

    /** What is not there has no tags, so that a condition on them refuses it before anybody looks for it. */
    private Map<String, String> context(final Signature.Caller caller, final String resource) {
        final Map<String, String> context = new HashMap<>();
        context.put("aws:RequestedRegion", caller.region());
        tags.of(caller.region(), resource).forEach((key, value) -> context.put("aws:ResourceTag/" + key, value));
        return context;
    }

    private void require(
            final Signature.Caller caller,
            final String action,
            final String resource,
            final Map<String, String> context)
            throws AwsError {
        if (!account.permits(action, resource, context)) {
            throw refusal(caller, action, resource);
        }
    }

    private static String resource(final Call call, final Signature.Caller caller, final JsonNode request) {
        if (call.endpointName().isPresent()) {
            return Arns.of(caller.region(), "endpoint", call.endpointName().get());
        }
        if (request.path("ResourceArn").isTextual()) {
            return request.get("ResourceArn").textValue();
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

package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** An endpoint: each describe brings it nearer to InService, Failed or its end. */
final class Endpoint {
    private final String name;
    private final String arn;
    private String configName;
    private JsonNode variants;
    private String nextConfigName;
    private JsonNode nextVariants;
    private final Optional<Container> model;
    private final Optional<String> failureReason;
    private final Clock clock;
    private final Instant createdAt;
    private Instant changedAt;
    private Status status = Status.CREATING;
    private int describesLeft;

    Endpoint(
            final String name,
            final String arn,
            final String configName,
            final JsonNode variants,
            final Optional<Container> model,
            final Optional<String> failureReason,
            final int describesUntilInService,
            final Clock clock) {
        this.name = name;
        this.arn = arn;
        this.configName = configName;
        this.variants = variants;
        nextConfigName = configName;
        nextVariants = variants;
        this.model = model;
        this.failureReason = failureReason;
        describesLeft = describesUntilInService;
        this.clock = clock;
        createdAt = clock.instant();
        changedAt = createdAt;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    synchronized String firstVariant() {
        return variants.get(0).get("VariantName").textValue();
    }

    synchronized boolean isServerless() {
        return variants.get(0).has("ServerlessConfig");
    }

    /** The containers that answer; empty unless InService. */
    synchronized Optional<Container> inService() {
        return status == Status.IN_SERVICE || status == Status.UPDATING ? model : Optional.empty();
    }

    synchronized boolean isBeingCreatedFrom(final String config) {
        return isDeploying() && nextConfigName.equalsIgnoreCase(config);
    }

    synchronized String status() {
        return status.awsName;
    }

    private boolean isDeploying() {
        return status == Status.CREATING || status == Status.UPDATING;
    }

    /** Begins to take another configuration. */
    synchronized void update(final String config, final JsonNode newVariants, final int describesUntilInService)
            throws AwsError {
        refuseIfBusy();
        nextConfigName = config;
        nextVariants = newVariants;
        changeTo(Status.UPDATING);
        describesLeft = describesUntilInService;
    }

    private void refuseIfBusy() throws AwsError {
        if (isDeploying() || status == Status.DELETING) {
            throw AwsError.validation("Cannot update in-progress endpoint \"" + arn + "\".");
        }
    }

    /** Begins to delete. */
    synchronized void delete(final int describesUntilGone) throws AwsError {
        refuseIfBusy();
        changeTo(Status.DELETING);
        describesLeft = describesUntilGone;
    }

    /** Moves one step; empty when that was the last one and the endpoint is gone. */
    synchronized Optional<ObjectNode> describe() {
        if (describesLeft == 0 && status == Status.DELETING) {
            return Optional.empty();
        }
        if (describesLeft == 0 && status == Status.CREATING) {
            changeTo(failureReason.isPresent() ? Status.FAILED : Status.IN_SERVICE);
        }
        if (describesLeft == 0 && status == Status.UPDATING) {
            configName = nextConfigName;
            variants = nextVariants;
            changeTo(Status.IN_SERVICE);
        }
        if (describesLeft > 0 && describesLeft < Faults.ALWAYS) {
            describesLeft--;
        }
        final ObjectNode answer = summary();
        answer.put("EndpointConfigName", configName);
        if (status == Status.FAILED) {
            failureReason.ifPresent(reason -> answer.put("FailureReason", reason));
        }
        if (status == Status.IN_SERVICE || status == Status.UPDATING) {
            answer.set("ProductionVariants", variantSummaries());
        }
        if (isDeploying()) {
            answer.set("PendingDeploymentSummary", pendingDeployment());
        }
        return Optional.of(answer);
    }

    synchronized ObjectNode summary() {
        final ObjectNode summary = Json.object();
        summary.put("EndpointName", name);
        summary.put("EndpointArn", arn);
        summary.put("EndpointStatus", status.awsName);
        summary.put("CreationTime", Json.time(createdAt));
        summary.put("LastModifiedTime", Json.time(changedAt));
        return summary;
    }

    private ObjectNode pendingDeployment() {
        final ObjectNode summary = Json.object().put("EndpointConfigName", nextConfigName);
        final ArrayNode pending = summary.putArray("ProductionVariants");
        nextVariants.forEach(variant -> pending.addObject()
                .put("VariantName", variant.get("VariantName").textValue()));
        return summary;
    }

    private ArrayNode variantSummaries() {
        final ArrayNode summaries = Json.array();
        for (final JsonNode variant : variants) {
            final ObjectNode summary =
                    Json.object().put("VariantName", variant.get("VariantName").textValue());
            addSize(summary, variant, isServerless() ? "ServerlessConfig" : "InitialInstanceCount");
            summaries.add(summary);
        }
        return summaries;
    }

    private static void addSize(final ObjectNode summary, final JsonNode variant, final String field) {
        final String noun = field.replace("Initial", "");
        summary.set("Current" + noun, variant.get(field));
        summary.set("Desired" + noun, variant.get(field));
    }

    private void changeTo(final Status next) {
        status = next;
        changedAt = clock.instant();
    }

    private enum Status {
        CREATING("Creating"),
        UPDATING("Updating"),
        IN_SERVICE("InService"),
        FAILED("Failed"),
        DELETING("Deleting");

        private final String awsName;

        Status(final String awsName) {
            this.awsName = awsName;
        }
    }
}

package com.exasol.sme.sandbox.aws.sagemaker;

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
    private final String configName;
    private final JsonNode variants;
    private final Optional<ServedModel> model;
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
            final Optional<ServedModel> model,
            final Optional<String> failureReason,
            final int describesUntilInService,
            final Clock clock) {
        this.name = name;
        this.arn = arn;
        this.configName = configName;
        this.variants = variants;
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

    String firstVariant() {
        return variants.get(0).get("VariantName").textValue();
    }

    boolean isServerless() {
        return variants.get(0).has("ServerlessConfig");
    }

    /** The model that answers; empty unless InService. */
    synchronized Optional<ServedModel> inService() {
        return status == Status.IN_SERVICE ? model : Optional.empty();
    }

    synchronized boolean isBeingCreatedFrom(final String config) {
        return status == Status.CREATING && configName.equalsIgnoreCase(config);
    }

    synchronized String status() {
        return status.awsName;
    }

    /** Begins to delete. */
    synchronized void delete(final int describesUntilGone) throws AwsError {
        if (status == Status.CREATING || status == Status.DELETING) {
            throw AwsError.validation("Cannot update in-progress endpoint \"" + arn + "\".");
        }
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
        if (describesLeft > 0 && describesLeft < Faults.ALWAYS) {
            describesLeft--;
        }
        final ObjectNode answer = summary();
        answer.put("EndpointConfigName", configName);
        if (status == Status.FAILED) {
            failureReason.ifPresent(reason -> answer.put("FailureReason", reason));
        }
        if (status == Status.IN_SERVICE) {
            answer.set("ProductionVariants", variantSummaries());
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
        IN_SERVICE("InService"),
        FAILED("Failed"),
        DELETING("Deleting");

        private final String awsName;

        Status(final String awsName) {
            this.awsName = awsName;
        }
    }
}

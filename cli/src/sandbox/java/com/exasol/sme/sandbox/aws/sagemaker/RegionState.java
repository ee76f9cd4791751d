package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.training.TrainingJob;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What exists in one region; other regions know nothing of it. */
public final class RegionState {
    private final String region;
    private final Resources<AutopilotJob> jobs;
    private final Resources<TrainingJob> trainingJobs;
    private final Resources<Definition> models;
    private final Resources<Definition> configs;
    private final Resources<Endpoint> endpoints;
    private final Resources<Definition> components;
    private final Map<String, ObjectNode> tags = new ConcurrentHashMap<>();

    public RegionState(final String region) {
        this.region = region;
        jobs = new Resources<>(region, "AutoML job", "automl-job");
        trainingJobs = new Resources<>(region, "training job", "training-job");
        models = new Resources<>(region, "model", "model");
        configs = new Resources<>(region, "endpoint configuration", "endpoint-config");
        endpoints = new Resources<>(region, "endpoint", "endpoint");
        components = new Resources<>(region, "inference component", "inference-component");
    }

    String region() {
        return region;
    }

    public Resources<AutopilotJob> jobs() {
        return jobs;
    }

    public Resources<TrainingJob> trainingJobs() {
        return trainingJobs;
    }

    Resources<Definition> models() {
        return models;
    }

    Resources<Definition> configs() {
        return configs;
    }

    Resources<Endpoint> endpoints() {
        return endpoints;
    }

    Resources<Definition> components() {
        return components;
    }

    /** Tags of a resource by its ARN, as an object of keys and values. */
    ObjectNode tags(final String arn) {
        return tags.computeIfAbsent(arn, key -> Json.object());
    }

    /** The tags of a resource; what is not there has none. */
    public Map<String, String> tagsOf(final String arn) {
        final Map<String, String> result = new HashMap<>();
        Optional.ofNullable(tags.get(arn)).ifPresent(all -> all.properties()
                .forEach(tag -> result.put(tag.getKey(), tag.getValue().textValue())));
        return result;
    }

    void tag(final String arn, final JsonNode list) {
        list.forEach(tag -> tags(arn).set(tag.get("Key").textValue(), tag.get("Value")));
    }

    public void forgetTags(final String arn) {
        tags.remove(arn);
    }

    /** A model, an endpoint configuration or an inference component: nothing but what its creator said. */
    record Definition(String name, String arn, ObjectNode request, Instant createdAt) {}
}

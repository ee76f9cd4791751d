package com.exasol.sme.sandbox.aws.sagemaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.ModelArtefact;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The best candidate of a job: artefacts in S3 and the containers that serve them. */
public final class Candidate {
    public static final String OUTPUT = "SAGEMAKER_INFERENCE_OUTPUT";
    public static final String INPUT = "SAGEMAKER_INFERENCE_INPUT";
    static final String SUPPORTED = "SAGEMAKER_INFERENCE_SUPPORTED";
    static final String DEFAULT_OUTPUT = "predicted_label";
    static final String FEATURE_TRANSFORM = "feature-transform";
    static final String INVERSE_LABEL_TRANSFORM = "inverse-label-transform";

    private final String region;
    private final String name;
    private final S3Uri folder;
    private final LearnedModel model;

    Candidate(final String region, final String name, final S3Uri output, final LearnedModel model) {
        this.region = region;
        this.name = name;
        folder = output.child("sagemaker-automl-candidates/" + name);
        this.model = model;
    }

    /** Writes the artefacts and describes the candidate. */
    ObjectNode publish(final ObjectStore store, final boolean pipeline, final Instant now) {
        final ArrayNode containers = pipeline ? pipeline(store) : ensemble(store);
        final ObjectNode candidate = Json.object();
        candidate.put("CandidateName", name);
        candidate.put("ObjectiveStatus", "Succeeded");
        candidate.set("CandidateSteps", Json.array());
        candidate.put("CandidateStatus", "Completed");
        candidate.set("InferenceContainers", containers);
        candidate.put("CreationTime", Json.time(now));
        candidate.put("EndTime", Json.time(now));
        candidate.put("LastModifiedTime", Json.time(now));
        return candidate;
    }

    /** Adds what the job rates it by. */
    static void rate(final ObjectNode candidate, final String metric, final double value) {
        candidate
                .putObject("FinalAutoMLJobObjectiveMetric")
                .put("MetricName", metric)
                .put("Value", (float) value)
                .put("StandardMetricName", metric);
        candidate
                .putObject("CandidateProperties")
                .putArray("CandidateMetrics")
                .addObject()
                .put("MetricName", metric)
                .put("Value", (float) value)
                .put("Set", "Validation")
                .put("StandardMetricName", metric);
    }

    private ArrayNode ensemble(final ObjectStore store) {
        final ObjectNode environment = Json.object();
        if (model.problemType() != ProblemType.REGRESSION) {
            environment.put(OUTPUT, DEFAULT_OUTPUT);
            environment.put(SUPPORTED, "predicted_label,labels,probabilities,probability");
        }
        environment
                .put("SAGEMAKER_PROGRAM", "tabular_serve.py")
                .put("SAGEMAKER_SUBMIT_DIRECTORY", "/opt/ml/model/code");
        return Json.array()
                .add(container(store, "ensemble", "autogluon-inference", ModelArtefact.write(model), environment));
    }

    private ArrayNode pipeline(final ObjectStore store) {
        final boolean classifies = model.problemType() != ProblemType.REGRESSION;
        final ObjectNode transform = Json.object()
                .put("AUTOML_SPARSE_ENCODE_RECORDIO_PROTOBUF", "1")
                .put("AUTOML_TRANSFORM_MODE", FEATURE_TRANSFORM)
                .put("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "application/x-recordio-protobuf")
                .put("SAGEMAKER_PROGRAM", "sagemaker_serve")
                .put("SAGEMAKER_SUBMIT_DIRECTORY", "/opt/ml/model/code");
        final ObjectNode algorithm = Json.object()
                .put("MAX_CONTENT_LENGTH", "20971520")
                .put("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "text/csv");
        final ArrayNode containers = Json.array();
        containers.add(container(
                store, FEATURE_TRANSFORM, "sagemaker-sklearn-automl", FEATURE_TRANSFORM.getBytes(UTF_8), transform));
        containers.add(container(store, "algorithm", "sagemaker-xgboost", ModelArtefact.write(model), algorithm));
        if (classifies) {
            algorithm.put(OUTPUT, DEFAULT_OUTPUT).put(SUPPORTED, "predicted_label,probability,probabilities");
            final ObjectNode labels = Json.object()
                    .put("AUTOML_TRANSFORM_MODE", INVERSE_LABEL_TRANSFORM)
                    .put("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "text/csv")
                    .put(INPUT, DEFAULT_OUTPUT)
                    .put(OUTPUT, DEFAULT_OUTPUT)
                    .put(SUPPORTED, "predicted_label,probability,labels,probabilities")
                    .put("SAGEMAKER_PROGRAM", "sagemaker_serve")
                    .put("SAGEMAKER_SUBMIT_DIRECTORY", "/opt/ml/model/code");
            containers.add(container(
                    store,
                    INVERSE_LABEL_TRANSFORM,
                    "sagemaker-sklearn-automl",
                    INVERSE_LABEL_TRANSFORM.getBytes(UTF_8),
                    labels));
        }
        return containers;
    }

    private ObjectNode container(
            final ObjectStore store,
            final String part,
            final String image,
            final byte[] artefact,
            final ObjectNode environment) {
        final S3Uri uri = folder.child(part + "/output/model.tar.gz");
        store.write(uri, artefact);
        final ObjectNode container = Json.object();
        container.put("Image", "763104351884.dkr.ecr." + region + ".amazonaws.com/" + image + ":1.0-cpu-py3");
        container.put("ModelDataUrl", uri.toString());
        container.set("Environment", environment);
        return container;
    }
}

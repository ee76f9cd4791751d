package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.account.Roles;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.protocol.Listing;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.aws.training.TrainingContainer;
import com.exasol.sme.sandbox.aws.training.TrainingInput;
import com.exasol.sme.sandbox.aws.training.TrainingJob;
import com.exasol.sme.sandbox.aws.training.TrainingJob.Outcome;
import com.exasol.sme.sandbox.aws.training.TrainingRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The operations on training jobs. */
public final class TrainingOperations {
    private static final int LONGEST_FAILURE_REASON = 1024;

    private final ObjectStore store;
    private final Faults faults;
    private final Registries registries;
    private final ExecutorService trainers;
    private final Clock clock;

    public TrainingOperations(
            final ObjectStore store,
            final Faults faults,
            final Registries registries,
            final ExecutorService trainers,
            final Clock clock) {
        this.store = store;
        this.faults = faults;
        this.registries = registries;
        this.trainers = trainers;
        this.clock = clock;
    }

    public Map<String, Operation> operations() {
        return Map.of(
                "CreateTrainingJob", this::create,
                "DescribeTrainingJob",
                        (region, request) -> find(region, request).describe(),
                "StopTrainingJob", TrainingOperations::stop,
                "ListTrainingJobs", TrainingOperations::list);
    }

    /** That names which differ in case alone are the same is INFERRED from the ARN, which is in lower case. */
    private ObjectNode create(final RegionState region, final ObjectNode request) throws AwsError {
        TrainingRules.check(request);
        final String role = request.get("RoleArn").textValue();
        Roles.check(role);
        final String name = request.get("TrainingJobName").textValue();
        final String arn = region.trainingJobs().arn(name);
        if (region.trainingJobs().find(name).isPresent()) {
            // The words are those of CreateTrainingJob (amazon-sagemaker-examples#3108).
            throw AwsError.resourceInUse("Training job names must be unique within an AWS account and region, and a "
                    + "training job with this name already exists (" + arn + ")");
        }
        final String image = request.at("/AlgorithmSpecification/TrainingImage").textValue();
        final TrainingContainer container =
                registries.find(image, region.region()).orElseThrow(() -> TrainingRules.noImage(image, role));
        final S3Uri output =
                S3Uri.of(request.at("/OutputDataConfig/S3OutputPath").textValue());
        if (!store.has(output.bucket(), region.region())) {
            throw AwsError.validation(
                    "SANDBOX: There is no bucket " + output.bucket() + " in region " + region.region() + ".");
        }
        final List<String> keys = new ArrayList<>();
        final TrainingInput input = TrainingInput.of(request, uri -> objects(uri, region, role, keys));
        final Optional<Faults.JobFault> fault = faults.nextJob();
        final Future<Outcome> training =
                trainers.submit(() -> train(container, input, output.child(name + "/output/model.tar.gz"), fault));
        region.trainingJobs()
                .add(name, new TrainingJob(arn, request, List.copyOf(keys), training, faults.nextTrainingJob(), clock));
        region.tag(arn, request.path("Tags"));
        return Json.object().put("TrainingJobArn", arn);
    }

    private SortedMap<String, byte[]> objects(
            final String uri, final RegionState region, final String role, final List<String> keys) throws AwsError {
        final S3Uri place = S3Uri.of(uri);
        if (!store.has(place.bucket(), region.region())) {
            throw TrainingRules.noObjects(uri, region.region(), role, place.bucket());
        }
        final SortedMap<String, byte[]> objects = store.readPrefix(place);
        if (objects.isEmpty()) {
            throw TrainingRules.noObjects(uri, region.region(), role, place.bucket());
        }
        keys.addAll(objects.keySet());
        return objects;
    }

    private Outcome train(
            final TrainingContainer container,
            final TrainingInput input,
            final S3Uri artefact,
            final Optional<Faults.JobFault> fault) {
        final Optional<String> planned = fault.flatMap(Faults.JobFault::failureReason);
        if (planned.isPresent()) {
            return Outcome.failed(planned.get());
        }
        try {
            final TrainedModel model = container.train(input);
            store.write(artefact, model.artefact());
            return new Outcome(artefact.toString(), model.metrics(), null);
        } catch (final JobFailure failure) {
            final String reason = failure.getMessage();
            return Outcome.failed(reason.substring(0, Math.min(reason.length(), LONGEST_FAILURE_REASON)));
        }
    }

    private static ObjectNode stop(final RegionState region, final ObjectNode request) throws AwsError {
        find(region, request).stop();
        return Json.object();
    }

    private static ObjectNode list(final RegionState region, final ObjectNode request) throws AwsError {
        final JsonNode status = request.path("StatusEquals");
        return Listing.answer(
                "TrainingJobSummaries",
                request,
                region.trainingJobs().all().stream()
                        .map(TrainingJob::summary)
                        .filter(job -> status.isMissingNode() || status.equals(job.get("TrainingJobStatus")))
                        .toList(),
                "TrainingJobName");
    }

    /** AWS does not answer ResourceNotFound, as its API model says, but this (boto/boto3#2808). */
    private static TrainingJob find(final RegionState region, final ObjectNode request) throws AwsError {
        return region.trainingJobs()
                .find(request.get("TrainingJobName").textValue())
                .orElseThrow(() -> AwsError.validation("Requested resource not found."));
    }
}

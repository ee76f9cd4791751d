package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.account.Roles;
import com.exasol.sme.sandbox.aws.learning.Fit;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.LearnedModels;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.learning.TrainingTable;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.protocol.Listing;
import com.exasol.sme.sandbox.aws.sagemaker.AutopilotJob.Outcome;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** The operations on Autopilot jobs. */
public final class JobOperations {
    private static final int LONGEST_FAILURE_REASON = 1024;

    private final ObjectStore store;
    private final Faults faults;
    private final BooleanSupplier pipelines;
    private final ExecutorService trainers;
    private final Clock clock;

    public JobOperations(
            final ObjectStore store,
            final Faults faults,
            final BooleanSupplier pipelines,
            final ExecutorService trainers,
            final Clock clock) {
        this.store = store;
        this.faults = faults;
        this.pipelines = pipelines;
        this.trainers = trainers;
        this.clock = clock;
    }

    public Map<String, Operation> operations() {
        return Map.of(
                "CreateAutoMLJobV2", this::create,
                "DescribeAutoMLJobV2",
                        (region, request) -> find(region, request).describe(),
                "ListAutoMLJobs", JobOperations::list,
                "StopAutoMLJob", this::stop,
                "ListCandidatesForAutoMLJob", this::candidates);
    }

    private static ObjectNode list(final RegionState region, final ObjectNode request) throws AwsError {
        return Listing.answer(
                "AutoMLJobSummaries",
                request,
                region.jobs().all().stream().map(AutopilotJob::summary).toList(),
                "AutoMLJobName");
    }

    private ObjectNode create(final RegionState region, final ObjectNode request) throws AwsError {
        JobRules.check(request);
        Roles.check(request.get("RoleArn").textValue());
        final String name = request.get("AutoMLJobName").textValue();
        final String arn = region.jobs().arn(name);
        if (region.jobs().find(name).isPresent()) {
            throw AwsError.resourceInUse(
                    "SANDBOX: An AutoML job with the name, " + name + ", already exists. Choose a different name.");
        }
        final S3Uri output = bucketOf(region, request.at("/OutputDataConfig/S3OutputPath"));
        final S3Uri input = bucketOf(region, request.at("/AutoMLJobInputDataConfig/0/DataSource/S3DataSource/S3Uri"));
        final SortedMap<String, byte[]> files = store.readPrefix(input);
        final boolean pipeline = isPipeline(request);
        final Optional<Faults.JobFault> fault = faults.nextJob();
        final Future<Outcome> training =
                trainers.submit(() -> train(region, request, files, output.child(name), pipeline, fault));
        region.jobs().add(name, new AutopilotJob(arn, request, List.copyOf(files.keySet()), pipeline, training, clock));
        region.tag(arn, request.path("Tags"));
        return Json.object().put("AutoMLJobArn", arn);
    }

    private boolean isPipeline(final ObjectNode request) {
        final String mode =
                request.at("/AutoMLProblemTypeConfig/TabularJobConfig/Mode").asText("AUTO");
        return mode.equals("AUTO") ? pipelines.getAsBoolean() : mode.equals("HYPERPARAMETER_TUNING");
    }

    private Outcome train(
            final RegionState region,
            final ObjectNode request,
            final SortedMap<String, byte[]> files,
            final S3Uri output,
            final boolean pipeline,
            final Optional<Faults.JobFault> fault) {
        if (fault.isPresent() && fault.get().failureReason().isPresent()) {
            return new Outcome(null, null, fault.get().failureReason().get());
        }
        final JsonNode config = request.at("/AutoMLProblemTypeConfig/TabularJobConfig");
        final Optional<ProblemType> type = Optional.ofNullable(config.get("ProblemType"))
                .map(JsonNode::textValue)
                .map(ProblemType::of);
        try {
            final TrainingTable table = TrainingTable.read(files);
            final String target = config.get("TargetAttributeName").textValue();
            final LearnedModel model = LearnedModels.of(table, target, type);
            if (fault.isPresent()) {
                return new Outcome(model.problemType(), null, null);
            }
            final String name = request.get("AutoMLJobName").textValue();
            final ObjectNode candidate = new Candidate(region.region(), name + "-1", output, model)
                    .publish(store, pipeline, clock.instant());
            final String metric = request.at("/AutoMLJobObjective/MetricName")
                    .asText(model.problemType().defaultMetric());
            Candidate.rate(candidate, metric, Fit.of(model, table, target));
            return new Outcome(model.problemType(), candidate, null);
        } catch (final JobFailure failure) {
            final String reason = failure.getMessage();
            return new Outcome(null, null, reason.substring(0, Math.min(reason.length(), LONGEST_FAILURE_REASON)));
        }
    }

    private S3Uri bucketOf(final RegionState region, final JsonNode uri) throws AwsError {
        final S3Uri location = S3Uri.of(uri.textValue());
        if (!store.has(location.bucket(), region.region())) {
            throw AwsError.validation(
                    "SANDBOX: There is no bucket " + location.bucket() + " in region " + region.region() + ".");
        }
        return location;
    }

    private ObjectNode stop(final RegionState region, final ObjectNode request) throws AwsError {
        find(region, request).stop();
        return Json.object();
    }

    private ObjectNode candidates(final RegionState region, final ObjectNode request) throws AwsError {
        final ObjectNode answer = Json.object();
        find(region, request).candidate().ifPresentOrElse(answer.putArray("Candidates")::add, () -> {});
        return answer;
    }

    private static AutopilotJob find(final RegionState region, final ObjectNode request) throws AwsError {
        final String name = request.get("AutoMLJobName").textValue();
        // The words are those of DescribeAutoMLJob (amazon-sagemaker-examples#2244).
        return region.jobs()
                .find(name)
                .orElseThrow(() ->
                        AwsError.resourceNotFound("Amazon SageMaker can't find an AutoML job called " + name + "."));
    }
}

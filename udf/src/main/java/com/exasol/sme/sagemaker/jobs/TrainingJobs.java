package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelArtifacts;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobStatus;

/** Finds training jobs, of built-in algorithms and of any container, and tells how far they are. */
public final class TrainingJobs {
    private static final String OPERATION = "DescribeTrainingJob";

    private final ControlPlane aws;

    public TrainingJobs(final ControlPlane aws) {
        this.aws = aws;
    }

    static String resource(final String jobName) {
        return "training job '" + jobName + "'";
    }

    /** Tells all that AWS tells of a job; where there is none, the facts of the error say so. */
    public ObjectNode status(final Request request) {
        return TrainingJobReport.of(require(request.text("job_name")), Clock.systemUTC());
    }

    Optional<DescribeTrainingJobResponse> find(final String name) {
        return aws.find(OPERATION, resource(name), client -> describe(client, name));
    }

    /**
     * Gives the model of a finished job, in the container that is to serve it.
     *
     * @param request {@code job_name}, {@code environment} of the container, and perhaps {@code problem_type} and
     *     {@code inference_image}, without which the image that trained it serves it
     */
    public TrainedModel finished(final Request request) {
        final String name = request.text("job_name");
        final DescribeTrainingJobResponse job = require(name);
        if (job.trainingJobStatus() == TrainingJobStatus.FAILED) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-110")
                    .message(
                            "The training job {{name}} failed: {{reason|uq}}",
                            name,
                            Sentence.of(Objects.requireNonNullElse(job.failureReason(), "AWS gives no reason")))
                    .mitigation("Correct what the reason names and train again under another job name."));
        }
        if (job.trainingJobStatus() != TrainingJobStatus.COMPLETED
                && job.trainingJobStatus() != TrainingJobStatus.STOPPED) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-111")
                    .message(
                            "The training job {{name}} has not finished: it is {{status|uq}}, {{secondary|uq}}.",
                            name,
                            job.trainingJobStatusAsString(),
                            job.secondaryStatusAsString())
                    .mitigation("Poll the job's status and deploy the endpoint when it is Completed."));
        }
        return TrainedModel.from(job, artifacts(job), request);
    }

    private static String artifacts(final DescribeTrainingJobResponse job) {
        return Optional.ofNullable(job.modelArtifacts())
                .map(ModelArtifacts::s3ModelArtifacts)
                .filter(uri -> !uri.isEmpty())
                .orElseThrow(() -> new SmeException(ExaError.messageBuilder("E-SME-UDF-112")
                        .message(
                                "The training job {{name}} ended without a model: it is {{status|uq}},"
                                        + " {{secondary|uq}}.",
                                job.trainingJobName(),
                                job.trainingJobStatusAsString(),
                                job.secondaryStatusAsString())
                        .mitigation("Train again, with more time (max_runtime_in_seconds) if that ran out.")));
    }

    private DescribeTrainingJobResponse require(final String name) {
        return aws.require(
                OPERATION,
                resource(name),
                AwsFailure::isNotThere,
                AbsentJob.error("E-SME-UDF-109", resource(name), aws.region()),
                client -> describe(client, name));
    }

    private static DescribeTrainingJobResponse describe(final SageMakerClient client, final String name) {
        return client.describeTrainingJob(request -> request.trainingJobName(name));
    }
}

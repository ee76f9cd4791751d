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
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobStatus;
import software.amazon.awssdk.services.sagemaker.model.DescribeAutoMlJobV2Response;

/** Finds Autopilot jobs and tells how far they are. */
public final class AutopilotJobs {
    private static final String OPERATION = "DescribeAutoMLJobV2";

    private final ControlPlane aws;

    public AutopilotJobs(final ControlPlane aws) {
        this.aws = aws;
    }

    static String resource(final String jobName) {
        return "Autopilot job '" + jobName + "'";
    }

    /** Tells all that AWS tells of a job; where there is none, the facts of the error say so. */
    public ObjectNode status(final Request request) {
        return JobReport.of(require(request.text("job_name")), Clock.systemUTC());
    }

    Optional<DescribeAutoMlJobV2Response> find(final String name) {
        return aws.find(OPERATION, resource(name), client -> describe(client, name));
    }

    /** Gives the model that a finished job found best. */
    public TrainedModel finished(final String name) {
        final DescribeAutoMlJobV2Response job = require(name);
        if (job.autoMLJobStatus() == AutoMLJobStatus.FAILED) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-11")
                    .message(
                            "Autopilot job {{name}} failed: {{reason|uq}}",
                            name,
                            Sentence.of(Objects.requireNonNullElse(job.failureReason(), "AWS gives no reason")))
                    .mitigation("Correct what the reason names and train again under another job name."));
        }
        if (job.autoMLJobStatus() != AutoMLJobStatus.COMPLETED && job.autoMLJobStatus() != AutoMLJobStatus.STOPPED) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-12")
                    .message(
                            "Autopilot job {{name}} has not finished: it is {{status|uq}}, {{secondary|uq}}.",
                            name,
                            job.autoMLJobStatusAsString(),
                            job.autoMLJobSecondaryStatusAsString())
                    .mitigation("Poll the job's status and deploy the endpoint when it is Completed."));
        }
        return TrainedModel.from(job);
    }

    private DescribeAutoMlJobV2Response require(final String name) {
        return aws.require(
                OPERATION,
                resource(name),
                AwsFailure::isNotFound,
                AbsentJob.error("E-SME-UDF-10", resource(name), aws.region()),
                client -> describe(client, name));
    }

    private static DescribeAutoMlJobV2Response describe(final SageMakerClient client, final String name) {
        return client.describeAutoMLJobV2(request -> request.autoMLJobName(name));
    }
}

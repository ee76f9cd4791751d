package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Request;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Jobs of all kinds: which one is meant, the request says by {@code job_kind}. */
public final class Jobs {
    private static final String JOB_KIND = "job_kind";

    private final ControlPlane aws;

    public Jobs(final ControlPlane aws) {
        this.aws = aws;
    }

    /**
     * Tells all that AWS tells of a job.
     *
     * <p>Who asks may not be allowed to read the record of the job, so that the kind is not known. Then it is a job of
     * Autopilot, or else a training job.
     */
    public ObjectNode status(final Request request) {
        final boolean isKnown = request.optionalText(JOB_KIND).isPresent();
        if (isTraining(request)) {
            return new TrainingJobs(aws).status(request);
        }
        try {
            return new AutopilotJobs(aws).status(request);
        } catch (final SmeException failure) {
            if (isKnown || failure.facts().isEmpty()) {
                throw failure;
            }
            return trainingOr(failure, request);
        }
    }

    /** Gives the model of a job that has finished. */
    public TrainedModel finished(final Request request) {
        return isTraining(request)
                ? new TrainingJobs(aws).finished(request)
                : new AutopilotJobs(aws).finished(request.text("job_name"));
    }

    private ObjectNode trainingOr(final SmeException failure, final Request request) {
        try {
            return new TrainingJobs(aws).status(request);
        } catch (final SmeException second) {
            throw failure;
        }
    }

    private static boolean isTraining(final Request request) {
        return request.optionalText(JOB_KIND)
                .filter(TrainingJobReport.KIND::equals)
                .isPresent();
    }
}

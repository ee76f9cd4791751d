package com.exasol.sme.sandbox.aws.training;

import com.exasol.sme.sandbox.aws.learning.JobFailure;

/** An image that trains. */
public interface TrainingContainer {
    /**
     * Trains on what the instances were given.
     *
     * @throws JobFailure with what becomes the FailureReason of the job
     */
    TrainedModel train(TrainingInput input) throws JobFailure;
}

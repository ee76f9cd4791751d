package com.exasol.sme.sandbox.aws.algorithms;

import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.aws.training.TrainingContainer;
import com.exasol.sme.sandbox.aws.training.TrainingInput;
import java.util.Map;
import java.util.Optional;

/**
 * The container of mindsdb-sagemaker-container (d00ab75) when it trains: {@code mindsdb_impl/train} reads the first file
 * of the channel {@code training} as CSV with a header, and predicts what {@code to_predict} names.
 *
 * <p>The first file is that of the file system there, and here the first one by name.
 */
public final class OwnTraining implements TrainingContainer {
    private static final String FAILED = "AlgorithmError: Exception during training: ";

    @Override
    public TrainedModel train(final TrainingInput input) throws JobFailure {
        final byte[] file = Optional.ofNullable(input.channels().get("training"))
                .map(channel -> channel.instances().get(0))
                .map(files -> files.get(files.firstKey()))
                .orElseThrow(() ->
                        new JobFailure(FAILED + "[Errno 2] No such file or directory: '/opt/ml/input/data/training'"));
        final String target = input.hyperparameters().get("to_predict");
        if (target == null) {
            throw new JobFailure(FAILED + "'to_predict'");
        }
        if (target.isEmpty()) {
            throw new JobFailure(FAILED + "Please provide the name of the column that you want to predict");
        }
        return new TrainedModel(OwnContainer.learn(file, target), Map.of());
    }
}

package com.exasol.sme.scripts.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.AwsStandIn;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.aws.training.TrainingInput;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;

/** An image in the registry that learns nothing, and remembers what it was given last. */
public final class PushedContainer {
    /** Where SageMaker's XGBoost is in the region of the tests. */
    public static final String XGBOOST = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1";

    public static final String OWN = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/mine:1";

    private final AtomicReference<TrainingInput> seen = new AtomicReference<>();

    public PushedContainer(final AwsStandIn aws, final String image, final Map<String, Double> metrics) {
        aws.push(image, input -> {
            seen.set(input);
            return new TrainedModel("model".getBytes(UTF_8), metrics);
        });
    }

    public TrainingInput seen() {
        return seen.get();
    }

    public String contentType(final String channel) {
        return seen().channels().get(channel).contentType();
    }

    /** What an instance has of a channel, one text for each file. */
    public List<String> files(final String channel, final int instance) {
        final SortedMap<String, byte[]> files =
                seen().channels().get(channel).instances().get(instance);
        return files.values().stream().map(bytes -> new String(bytes, UTF_8)).toList();
    }
}

package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.algorithms.BuiltIn;
import com.exasol.sme.sandbox.aws.algorithms.OwnTraining;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.aws.training.TrainingContainer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The images that a training job may name: those of SageMaker's built-in algorithms, and those of people. */
public final class Registries {
    private final Map<String, TrainingContainer> pushed = new ConcurrentHashMap<>();

    /** Puts an image into a registry, in the place of any other of that name. */
    public void push(final String image, final TrainingContainer container) {
        pushed.put(image, container);
    }

    /** The container of an image; empty where there is none of that name in that registry of that region. */
    Optional<TrainingContainer> find(final String image, final String region) {
        return Optional.ofNullable(pushed.get(image))
                .or(() -> BuiltIn.of(image, region).map(BuiltIn::training))
                .or(() -> OwnContainer.of(image)
                        .filter(container -> container == OwnContainer.MINDSDB)
                        .filter(container -> image.contains(".dkr.ecr." + region + "."))
                        .map(container -> new OwnTraining()));
    }
}

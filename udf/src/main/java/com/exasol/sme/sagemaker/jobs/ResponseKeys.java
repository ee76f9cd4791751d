package com.exasol.sme.sagemaker.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.AutoMLContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;

/**
 * What a classification model is asked to answer, in this order; a regression model answers its number only.
 *
 * <p>A model is asked for what its prediction scripts use and for nothing else: the lists of all labels and their
 * probabilities make an answer many times as long.
 */
public final class ResponseKeys {
    private static final String LABEL = "predicted_label";
    private static final String LABELS = "labels";
    private static final String PROBABILITIES = "probabilities";
    private static final String PROBABILITY = "probability";
    private static final List<String> LABEL_ALONE = List.of(LABEL);
    private static final List<String> OF_THE_LABEL = List.of(LABEL, PROBABILITY);
    private static final List<String> OF_ALL_LABELS = List.of(LABEL, LABELS, PROBABILITIES);
    private static final String SUPPORTED = "SAGEMAKER_INFERENCE_SUPPORTED";

    private final List<String> keys;

    private ResponseKeys(final List<String> keys) {
        this.keys = keys;
    }

    /** @param areAllWanted whether the scripts give the probabilities of all labels, not just that of the predicted one */
    static ResponseKeys of(
            final String problemType, final List<AutoMLContainerDefinition> containers, final boolean areAllWanted) {
        if ("Regression".equals(problemType)) {
            return new ResponseKeys(List.of());
        }
        final Set<String> supported = supportedOf(containers.get(containers.size() - 1));
        final boolean isProbabilityOfUse = !areAllWanted && !isOfTheSecondClass(problemType, containers);
        return new ResponseKeys(Stream.of(isProbabilityOfUse ? OF_THE_LABEL : OF_ALL_LABELS, OF_ALL_LABELS, LABEL_ALONE)
                .filter(supported::containsAll)
                .findFirst()
                // Without asking, a container answers the label alone.
                .orElse(List.of()));
    }

    public List<String> asList() {
        return keys;
    }

    /** Tells each container what to take from the one before it and what to hand on. */
    List<ContainerDefinition> applyTo(final List<AutoMLContainerDefinition> containers) {
        final List<ContainerDefinition> result = new ArrayList<>();
        List<String> previous = List.of();
        for (final AutoMLContainerDefinition container : containers) {
            final List<String> current = new ArrayList<>(keys);
            current.retainAll(supportedOf(container));
            final Map<String, String> environment = new HashMap<>(container.environment());
            if (container.environment().containsKey(SUPPORTED)) {
                put(environment, "SAGEMAKER_INFERENCE_INPUT", previous);
                put(environment, "SAGEMAKER_INFERENCE_OUTPUT", current);
            }
            previous = current;
            result.add(ContainerDefinition.builder()
                    .image(container.image())
                    .modelDataUrl(container.modelDataUrl())
                    .environment(environment)
                    .build());
        }
        return result;
    }

    /** With several containers, {@code probability} of a binary model is that of its second class, not of the label. */
    private static boolean isOfTheSecondClass(
            final String problemType, final List<AutoMLContainerDefinition> containers) {
        return "BinaryClassification".equals(problemType) && containers.size() > 1;
    }

    private static Set<String> supportedOf(final AutoMLContainerDefinition container) {
        return Arrays.stream(container.environment().getOrDefault(SUPPORTED, "").split(","))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void put(final Map<String, String> environment, final String name, final List<String> keys) {
        if (!keys.isEmpty()) {
            environment.put(name, String.join(",", keys));
        }
    }
}

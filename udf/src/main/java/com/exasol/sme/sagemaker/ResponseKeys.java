package com.exasol.sme.sagemaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.model.AutoMLContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;

/** What a classification model is asked to answer, in this order; a regression model answers its number only. */
final class ResponseKeys {
    private static final String LABEL = "predicted_label";
    private static final String LABELS = "labels";
    private static final String PROBABILITIES = "probabilities";
    private static final String PROBABILITY = "probability";
    private static final List<String> OF_ALL_CLASSES = List.of(LABEL, LABELS, PROBABILITIES);
    private static final List<String> ALL = List.of(LABEL, LABELS, PROBABILITIES, PROBABILITY);
    private static final String SUPPORTED = "SAGEMAKER_INFERENCE_SUPPORTED";

    private final List<String> keys;

    private ResponseKeys(final List<String> keys) {
        this.keys = keys;
    }

    static ResponseKeys of(final String problemType, final List<AutoMLContainerDefinition> containers) {
        if ("Regression".equals(problemType)) {
            return new ResponseKeys(List.of());
        }
        final List<String> wanted = isOfTheSecondClass(problemType, containers) ? OF_ALL_CLASSES : ALL;
        final List<String> keys = supportedOf(containers.get(containers.size() - 1), wanted);
        // Without asking, a container answers the label alone.
        return new ResponseKeys(keys.contains(LABEL) ? keys : List.of());
    }

    List<String> asList() {
        return this.keys;
    }

    /** Tells each container what to take from the one before it and what to hand on. */
    List<ContainerDefinition> applyTo(final List<AutoMLContainerDefinition> containers) {
        final List<ContainerDefinition> result = new ArrayList<>();
        List<String> previous = List.of();
        for (final AutoMLContainerDefinition container : containers) {
            final List<String> current = supportedOf(container, this.keys);
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

    private static List<String> supportedOf(final AutoMLContainerDefinition container, final List<String> wanted) {
        final List<String> supported = Arrays.stream(
                        container.environment().getOrDefault(SUPPORTED, "").split(","))
                .map(String::strip)
                .collect(Collectors.toList());
        return wanted.stream().filter(supported::contains).collect(Collectors.toUnmodifiableList());
    }

    private static void put(final Map<String, String> environment, final String name, final List<String> keys) {
        if (!keys.isEmpty()) {
            environment.put(name, String.join(",", keys));
        }
    }
}

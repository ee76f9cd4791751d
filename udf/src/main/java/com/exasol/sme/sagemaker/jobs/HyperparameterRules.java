package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the container of an algorithm takes as hyperparameters, by its own checks: the file
 * {@code xgboost-hyperparameters.json} repeats those of the container that it names. A job that the container refuses
 * would fail after it has started an instance.
 */
final class HyperparameterRules {
    private static final String FILE = "xgboost-hyperparameters.json";

    private final JsonNode rules;

    private HyperparameterRules(final JsonNode rules) {
        this.rules = rules;
    }

    /** {@return the rules of an algorithm; nothing if its container's checks are not public} */
    static Optional<HyperparameterRules> of(final String algorithm) {
        return "xgboost".equals(algorithm)
                ? Optional.of(new HyperparameterRules(JsonResource.read(FILE)))
                : Optional.empty();
    }

    /** Throws an error for the user that names all that the container would refuse. */
    void check(final Map<String, String> given) {
        final List<String> flaws = new ArrayList<>();
        final JsonNode known = rules.path("hyperparameters");
        known.properties().forEach(rule -> {
            if (rule.getValue().path("required").booleanValue() && !given.containsKey(rule.getKey())) {
                flaws.add("'" + rule.getKey() + "' is missing, which has to be "
                        + new HyperparameterRule(rule.getValue()).expectation());
            }
        });
        given.forEach((name, value) -> flawOf(name, value, given).ifPresent(flaws::add));
        if (!flaws.isEmpty()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-108")
                    .message(
                            "The container of the algorithm would refuse the hyperparameters, after an instance has been"
                                    + " started: {{flaws|uq}}.",
                            String.join("; ", flaws))
                    .mitigation(
                            "Nothing was exported. Correct them; the rules are those of {{source|uq}}.",
                            rules.path("source").textValue()));
        }
    }

    private Optional<String> flawOf(final String name, final String value, final Map<String, String> given) {
        final String meant = rules.path("aliases").path(name).asText(name);
        final JsonNode rule = rules.path("hyperparameters").path(meant);
        if (rule.isMissingNode()) {
            return Optional.of("'" + name + "' is not known");
        }
        if (!meant.equals(name) && given.containsKey(meant)) {
            return Optional.of("'" + name + "' is another name of '" + meant + "', which is there as well");
        }
        if (!new HyperparameterRule(rule).takes(value)) {
            return Optional.of(
                    "'" + name + "' is '" + value + "', but has to be " + new HyperparameterRule(rule).expectation());
        }
        return rule.path("needs").properties().stream()
                .filter(need -> !JsonResource.texts(need.getValue()).contains(given.getOrDefault(need.getKey(), "")))
                .map(need -> "'" + name + "' needs '" + need.getKey() + "' to be "
                        + String.join(" or ", JsonResource.texts(need.getValue())))
                .findFirst();
    }
}

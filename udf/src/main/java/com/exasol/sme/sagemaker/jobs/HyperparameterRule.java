package com.exasol.sme.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one hyperparameter may be. */
final class HyperparameterRule {
    private static final String AT = "@";

    private final JsonNode rule;
    private final String type;

    HyperparameterRule(final JsonNode rule) {
        this.rule = rule;
        type = rule.path("type").textValue();
    }

    boolean takes(final String value) {
        switch (type) {
            case "integer":
                return value.matches("[+-]?\\d{1,18}") && isInRange(new BigDecimal(value));
            case "number":
                return numberOf(value) != null && isInRange(numberOf(value));
            case "choice":
                return JsonResource.texts(rule.path("values")).contains(value);
            case "choices":
                return Arrays.stream(value.split(",", -1)).allMatch(this::isChoice);
            default:
                return value.matches(rule.path("pattern").textValue());
        }
    }

    /** {@return what stands behind "has to be"} */
    String expectation() {
        switch (type) {
            case "integer":
                return "a whole number" + range();
            case "number":
                return "a number" + range();
            case "choice":
                return "one of " + String.join(", ", JsonResource.texts(rule.path("values")));
            case "choices":
                return "some of " + String.join(", ", JsonResource.texts(rule.path("values")))
                        + ", with a comma between them";
            default:
                return rule.path("form").textValue();
        }
    }

    /** Some metrics take a number behind an @. */
    private boolean isChoice(final String item) {
        final String[] parts = item.split(AT, 2);
        return parts.length == 1
                ? JsonResource.texts(rule.path("values")).contains(item)
                : JsonResource.texts(rule.path("with_threshold")).contains(parts[0]) && numberOf(parts[1]) != null;
    }

    /** Python takes words such as inf and nan as well, which no range has. */
    private static BigDecimal numberOf(final String value) {
        try {
            return value.length() > 40 ? null : new BigDecimal(value.strip());
        } catch (final NumberFormatException exception) {
            return null;
        }
    }

    private boolean isInRange(final BigDecimal number) {
        return (!rule.has("from") || number.compareTo(limit("from")) >= 0)
                && (!rule.has("above") || number.compareTo(limit("above")) > 0)
                && (!rule.has("to") || number.compareTo(limit("to")) <= 0)
                && (!rule.has("below") || number.compareTo(limit("below")) < 0);
    }

    private BigDecimal limit(final String name) {
        return rule.path(name).decimalValue();
    }

    private String range() {
        final List<String> limits = new ArrayList<>();
        for (final String name : new String[] {"from", "above", "to", "below"}) {
            if (rule.has(name)) {
                limits.add(name + " " + limit(name).toPlainString());
            }
        }
        return limits.isEmpty() ? "" : " " + String.join(" ", limits);
    }
}

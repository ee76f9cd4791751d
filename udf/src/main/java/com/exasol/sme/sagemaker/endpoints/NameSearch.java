package com.exasol.sme.sagemaker.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Looks for names in an answer of AWS, whatever the fields are: AWS adds places in which a model can be used.
 *
 * <p>Case does not matter, as AWS tells names apart without it. A name that merely stands in a longer text counts, too:
 * who is told where it stands can see whether it is meant.
 */
final class NameSearch {
    private static final String ARN = "arn:";
    /** Neither a part of a longer name nor one of the words between the dots of a type of instances or a host. */
    private static final String BEFORE = "(?<![a-z0-9-]|[a-z0-9]\\.)";

    private static final String AFTER = "(?![a-z0-9-]|\\.[a-z0-9])";

    private final List<Text> texts = new ArrayList<>();

    /** A text, and where it stands. */
    private static final class Text {
        private final String place;
        private final String content;
        private final boolean isKey;

        private Text(final String place, final String content, final boolean isKey) {
            this.place = place;
            this.content = content;
            this.isKey = isKey;
        }

        /** A key can be a name as well, but most are words of AWS, which begin with a capital letter. */
        private boolean names(final String name, final Pattern pattern) {
            return isKey ? content.equals(name) : pattern.matcher(meant()).find();
        }

        /** An ARN begins with words that are no names of anything, such as {@code aws} and {@code model}. */
        private String meant() {
            return content.startsWith(ARN) ? content.substring(content.indexOf('/') + 1) : content;
        }
    }

    /**
     * @param answer all of it
     * @param awsNoun AWS's noun for what is described, whose own name and ARN are no use of anything
     */
    NameSearch(final JsonNode answer, final String awsNoun) {
        final Set<String> own = Set.of(awsNoun + "Name", awsNoun + "Arn");
        for (final Map.Entry<String, JsonNode> field : answer.properties()) {
            if (!own.contains(field.getKey())) {
                add(field.getKey(), field.getValue());
            }
        }
    }

    private void add(final String place, final JsonNode value) {
        if (value.isTextual()) {
            texts.add(new Text(place, value.textValue(), false));
        }
        for (int index = 0; value.isArray() && index < value.size(); index++) {
            add(place + "[" + index + "]", value.get(index));
        }
        for (final Map.Entry<String, JsonNode> field : value.properties()) {
            final String inside = place + "." + field.getKey();
            texts.add(new Text(inside, field.getKey(), true));
            add(inside, field.getValue());
        }
    }

    /** {@return where the name stands, such as {@code ProductionVariants[0].ModelName}} */
    Optional<String> placeOf(final String name) {
        final Pattern pattern = Pattern.compile(BEFORE + Pattern.quote(name) + AFTER, Pattern.CASE_INSENSITIVE);
        return texts.stream()
                .filter(text -> text.names(name, pattern))
                .map(text -> text.place)
                .findFirst();
    }

    /** {@return the names of all models that an endpoint configuration serves, in variants of any kind} */
    static Set<String> modelsIn(final JsonNode configuration) {
        final Set<String> models = new TreeSet<>();
        for (final String field : new String[] {"ModelName", "ModelNameOverride"}) {
            configuration.findValues(field).stream()
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .forEach(models::add);
        }
        return models;
    }
}

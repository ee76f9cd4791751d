package com.exasol.sme.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the reference says about the argument with which an image of one's own is trained. */
final class ContainerRules {
    private static final Set<String> TEXTS = Set.of(
            "job_name",
            "aws_credentials_connection_name",
            "aws_region",
            "iam_sagemaker_role",
            "s3_bucket_uri",
            "s3_output_path",
            "input_schema_name",
            "input_table_or_view_name",
            "target_attribute_name",
            "instance_type",
            "training_image");
    private static final Set<String> NUMBERS =
            Set.of("instance_count", "volume_size_in_gb", "max_runtime_in_seconds", "max_wait_in_seconds");
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "target_position", Set.of("table", "first", "last"),
            // The table has texts, which cannot do without quotes.
            "quoting", Set.of("texts", "always"),
            "files", Set.of("one", "many"));
    private static final Set<String> FLAGS = Set.of("csv_header", "check_data", "use_spot_instances");
    private static final Set<String> OTHERS = Set.of("hyperparameters", "environment", "channel_name", "content_type");
    private static final double MOST = 2147483647;

    private final ObjectNode object;

    private ContainerRules(final ObjectNode object) {
        this.object = object;
    }

    /** Whether the script has to train. */
    static boolean allow(final Object argument) {
        return StrictJson.object(argument)
                .filter(object -> new ContainerRules(object).isValid())
                .isPresent();
    }

    private boolean isValid() {
        return object.properties().stream().allMatch(member -> isKnown(member.getKey()))
                && TEXTS.stream().allMatch(object::has)
                && TEXTS.stream().allMatch(this::isTextOrAbsent)
                && hasWhatAllJobsHave()
                && ArgumentRules.isInstanceType(text("instance_type"))
                && isImage()
                && NUMBERS.stream().allMatch(key -> !object.has(key) || StrictJson.isWhole(object.get(key), MOST))
                && CHOICES.entrySet().stream()
                        .allMatch(choice -> !object.has(choice.getKey())
                                || (isTextOrAbsent(choice.getKey())
                                        && choice.getValue().contains(text(choice.getKey()))))
                && FLAGS.stream()
                        .allMatch(key -> !object.has(key) || object.get(key).isBoolean())
                && isSpot()
                && object.path("instance_count").asDouble(1) <= 600
                && has("channel_name", "(?!validation$)[A-Za-z0-9._-]{1,64}")
                && has("content_type", "[!-~ ]{1,256}")
                && areTexts("hyperparameters")
                && areTexts("environment");
    }

    private static boolean isKnown(final String key) {
        return TEXTS.contains(key)
                || NUMBERS.contains(key)
                || CHOICES.containsKey(key)
                || FLAGS.contains(key)
                || OTHERS.contains(key);
    }

    /** What the other training script wants of them, except that a name may be longer. */
    private boolean hasWhatAllJobsHave() {
        final ObjectNode common = object.objectNode();
        TEXTS.stream()
                .filter(key -> !Set.of("instance_type", "training_image").contains(key))
                .forEach(key -> common.set(key, object.get(key)));
        final String name = text("job_name");
        return name.matches("(?=.{1,63}$)[A-Za-z0-9]+(-+[A-Za-z0-9]+)*")
                && TrainingRules.allow(common.put("job_name", name.length() > 32 ? "a".repeat(32) : name)
                        .toString());
    }

    private boolean isImage() {
        final String image = text("training_image");
        return image.length() <= 255
                && image.matches("(?s)[^/\\s\\P{ASCII}]+/[^/\\s\\P{ASCII}][^\\s\\P{ASCII}]*")
                && (!image.matches("[0-9]+\\.dkr\\.ecr[a-z-]*\\.[a-z0-9-]+\\.[a-z0-9.]+/.*")
                        || image.split("\\.", -1)[3].equals(text("aws_region")));
    }

    private boolean isSpot() {
        return object.path("use_spot_instances").asBoolean(false) == object.has("max_wait_in_seconds")
                && object.path("max_wait_in_seconds").asDouble(MOST)
                        >= object.path("max_runtime_in_seconds").asDouble(3600);
    }

    private boolean areTexts(final String key) {
        // cjson does not tell an empty array from an empty object.
        return !object.has(key)
                || (object.get(key).isArray() && object.get(key).isEmpty())
                || (object.get(key) instanceof ObjectNode members
                        && members.size() <= 100
                        && members.properties().stream()
                                .allMatch(member -> member.getValue().isNull()
                                        || (member.getKey().matches("[A-Za-z0-9_.:/=@-]{1,256}")
                                                && isValue(member.getValue()))));
    }

    private static boolean isValue(final JsonNode value) {
        return (value.isNumber() && Double.isFinite(value.doubleValue()))
                || value.isBoolean()
                || (value.isTextual()
                        && !value.textValue().isEmpty()
                        && value.textValue().getBytes(UTF_8).length <= 2500
                        && !SqlNames.hasControl(value.textValue()));
    }

    private boolean has(final String key, final String form) {
        return !object.has(key) || (isTextOrAbsent(key) && text(key).matches(form));
    }

    private boolean isTextOrAbsent(final String key) {
        final JsonNode value = object.get(key);
        return value == null
                || (value.isTextual() && !value.textValue().isEmpty() && !SqlNames.hasControl(value.textValue()));
    }

    private String text(final String key) {
        return Optional.ofNullable(object.get(key)).map(JsonNode::textValue).orElse("");
    }
}

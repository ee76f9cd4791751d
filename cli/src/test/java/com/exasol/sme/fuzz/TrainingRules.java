package com.exasol.sme.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** What the reference says about the argument of the training script, without a line of the product. */
final class TrainingRules {
    private static final Set<String> REQUIRED = Set.of(
            "job_name",
            "aws_credentials_connection_name",
            "aws_region",
            "iam_sagemaker_role",
            "s3_bucket_uri",
            "s3_output_path",
            "input_schema_name",
            "input_table_or_view_name",
            "target_attribute_name");
    private static final Map<String, Double> NUMBERS = Map.of(
            "max_runtime_for_automl_job_in_seconds", 2147483647.0,
            "max_candidates", 750.0,
            "max_runtime_per_training_job_in_seconds", 2147483647.0);
    private static final Map<String, Set<String>> METRICS = Map.of(
            "BinaryClassification", Set.of("Accuracy", "AUC", "BalancedAccuracy", "F1", "Precision", "Recall"),
            "MulticlassClassification",
                    Set.of("Accuracy", "BalancedAccuracy", "F1macro", "PrecisionMacro", "RecallMacro"),
            "Regression", Set.of("MAE", "MSE", "R2", "RMSE"));

    private final ObjectNode object;

    private TrainingRules(final ObjectNode object) {
        this.object = object;
    }

    /** Whether the script has to train. */
    static boolean allow(final Object argument) {
        return StrictJson.object(argument)
                .filter(object -> new TrainingRules(object).isValid())
                .isPresent();
    }

    private boolean isValid() {
        final Set<String> optional = Set.of("problem_type", "objective", "check_data");
        for (final Map.Entry<String, JsonNode> member : object.properties()) {
            final String key = member.getKey();
            if (!REQUIRED.contains(key) && !optional.contains(key) && !NUMBERS.containsKey(key)) {
                return false;
            }
        }
        return REQUIRED.stream().allMatch(this::isText)
                && has("job_name", "[A-Za-z0-9](-*[A-Za-z0-9]){0,31}")
                && text("job_name").length() <= 32
                && has("aws_region", "(?=.{1,32}$)[a-z]{2}[a-z0-9-]*-[0-9]+")
                && has(
                        "iam_sagemaker_role",
                        "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+|[\\w+=,.@-]{1,64}")
                && text("iam_sagemaker_role").length() <= 2048
                && has("s3_bucket_uri", "s3://(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/?")
                && has("s3_output_path", "/*(?!\\.+(/|$))[A-Za-z0-9!_.*'()-]+(/(?!\\.+(/|$))[A-Za-z0-9!_.*'()-]+)*/*")
                && fitsAnUri()
                && SqlNames.readConnection(text("aws_credentials_connection_name")) != null
                && "DATA".equals(name("input_schema_name"))
                && "CHURN".equals(name("input_table_or_view_name"))
                && StrictDatabase.COLUMNS.containsKey(String.valueOf(name("target_attribute_name")))
                && NUMBERS.keySet().stream().allMatch(this::isNumberOrAbsent)
                && (object.get("check_data") == null || object.get("check_data").isBoolean())
                && hasGoal();
    }

    private boolean isText(final String key) {
        final JsonNode value = object.get(key);
        return value != null
                && value.isTextual()
                && !value.textValue().isEmpty()
                && !SqlNames.hasControl(value.textValue());
    }

    private String text(final String key) {
        return object.get(key).textValue();
    }

    private boolean has(final String key, final String form) {
        return text(key).length() < 3000 && text(key).matches(form);
    }

    private boolean fitsAnUri() {
        final String path = text("s3_output_path");
        final String uri = text("s3_bucket_uri").replaceFirst("/$", "") + "/" + path.replaceAll("^/+|/+$", "") + "/"
                + text("job_name") + "/" + StrictDatabase.ATTEMPT + "/output/";
        return path.length() <= 512 && uri.length() <= 512;
    }

    private String name(final String key) {
        return SqlNames.read(text(key));
    }

    private boolean isNumberOrAbsent(final String key) {
        return !object.has(key) || StrictJson.isWhole(object.get(key), NUMBERS.get(key));
    }

    private boolean hasGoal() {
        final JsonNode type = object.get("problem_type");
        final JsonNode given = object.get("objective");
        final String targetType = StrictDatabase.COLUMNS.get(name("target_attribute_name"));
        if (targetType.matches("DATE|TIMESTAMP.*")
                || (type != null && "Regression".equals(type.textValue()) && targetType.matches("VARCHAR.*|BOOLEAN"))) {
            return false;
        }
        if (type == null && given == null) {
            return true;
        }
        return type != null
                && given != null
                && METRICS.getOrDefault(String.valueOf(type.textValue()), Set.of())
                        .contains(metric(given));
    }

    private static String metric(final JsonNode given) {
        try {
            final JsonNode object =
                    given.isTextual() && given.textValue().strip().startsWith("{")
                            ? StrictJson.READER.readTree(given.textValue())
                            : given;
            if (object.isObject()) {
                ((ObjectNode) object)
                        .properties()
                        .removeIf(
                                member -> given.isTextual() && member.getValue().isNull());
                return object.size() == 1 && object.has("MetricName")
                        ? String.valueOf(object.get("MetricName").textValue())
                        : "";
            }
            return String.valueOf(given.textValue());
        } catch (final JsonProcessingException exception) {
            return "";
        }
    }
}

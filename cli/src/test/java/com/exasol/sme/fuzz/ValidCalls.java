package com.exasol.sme.fuzz;

import com.exasol.sme.testkit.FuzzSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls that work in a {@link StrictDatabase}. */
final class ValidCalls {
    private ValidCalls() {}

    /** Keys of the training script's object with JSON texts. */
    static Map<String, String> training() {
        final Map<String, String> members = new LinkedHashMap<>();
        members.put("job_name", "\"churn-1\"");
        members.put("aws_credentials_connection_name", "\"aws_conn\"");
        members.put("aws_region", "\"eu-central-1\"");
        members.put("iam_sagemaker_role", "\"arn:aws:iam::123456789012:role/sagemaker\"");
        members.put("s3_bucket_uri", "\"s3://my-bucket\"");
        members.put("s3_output_path", "\"data/churn\"");
        members.put("input_schema_name", "\"data\"");
        members.put("input_table_or_view_name", "\"\\\"CHURN\\\"\"");
        members.put("target_attribute_name", "\"churn\"");
        members.put("problem_type", "\"BinaryClassification\"");
        members.put("objective", "\"F1\"");
        members.put("max_runtime_for_automl_job_in_seconds", "5400");
        members.put("max_candidates", "10");
        members.put("max_runtime_per_training_job_in_seconds", "1800");
        return members;
    }

    /** Keys of the object with which a container is trained, with JSON texts. */
    static Map<String, String> container() {
        final Map<String, String> members = training();
        List.of("problem_type", "objective", "max_candidates").forEach(members::remove);
        members.remove("max_runtime_for_automl_job_in_seconds");
        members.remove("max_runtime_per_training_job_in_seconds");
        members.put("training_image", "\"123456789012.dkr.ecr.eu-central-1.amazonaws.com/mine:1\"");
        members.put("hyperparameters", "{\"to_predict\":\"Class\",\"depth\":3,\"rate\":0.1,\"deep\":true}");
        members.put("environment", "{\"LEVEL\":\"1\"}");
        members.put("instance_type", "\"ml.m5.xlarge\"");
        members.put("instance_count", "2");
        members.put("volume_size_in_gb", "50");
        members.put("max_runtime_in_seconds", "600");
        members.put("use_spot_instances", "true");
        members.put("max_wait_in_seconds", "1200");
        members.put("channel_name", "\"training\"");
        members.put("content_type", "\"text/csv\"");
        members.put("csv_header", "true");
        members.put("target_position", "\"last\"");
        members.put("quoting", "\"always\"");
        members.put("files", "\"many\"");
        return members;
    }

    /** Keys of the object with which an endpoint is deployed, with JSON texts. */
    static Map<String, String> endpoint(final boolean isServerless) {
        final Map<String, String> members = new LinkedHashMap<>();
        members.put("job_name", "\"churn\"");
        members.put("endpoint_name", "\"churn_ep\"");
        members.put("schema_name", "\"pred\"");
        if (isServerless) {
            members.put("serverless", "{\"memory_size_in_mb\":2048,\"max_concurrency\":20}");
        } else {
            members.put("instance_type", "\"ml.m5.large\"");
            members.put("instance_count", "1");
        }
        members.put("aws_credentials_connection_name", "\"aws_conn\"");
        members.put("aws_region", "\"eu-central-1\"");
        members.put("rows_per_request", "2000");
        members.put("bytes_per_request", "2000000");
        members.put("requests_in_flight", "8");
        members.put("on_error", "\"null\"");
        members.put("probabilities", "true");
        members.put("wait", "false");
        members.put("source", "\"data.churn\"");
        members.put("view_name", "\"\\\"Churn of data\\\"\"");
        members.put("groups_per_node", "4");
        return members;
    }

    /** Keys of the object with which an endpoint is registered, with JSON texts. */
    static Map<String, String> registration() {
        final Map<String, String> members = new LinkedHashMap<>();
        members.put("endpoint_name", "\"churn_ep\"");
        members.put("function_name", "\"churn\"");
        members.put("schema_name", "\"pred\"");
        members.put("aws_credentials_connection_name", "\"aws_conn\"");
        members.put("aws_region", "\"eu-central-1\"");
        members.put(
                "columns", "[{\"name\":\"AGE\",\"type\":\"DECIMAL(9,0)\"},{\"name\":\"a b\",\"type\":\"varchar(5)\"}]");
        members.put("request", "{\"content_type\":\"application/jsonlines\",\"form\":\"rows\"}");
        members.put(
                "response",
                "{\"content_type\":\"text/csv\",\"outputs\":[{\"name\":\"LABEL\",\"type\":\"BOOLEAN\",\"path\":\"$[1]\"}]}");
        members.put("rows_per_request", "2000");
        members.put("min_rows_per_request", "2");
        members.put("bytes_per_request", "2000000");
        members.put("requests_in_flight", "8");
        members.put("on_error", "\"null\"");
        members.put("error_column", "true");
        return members;
    }

    /** Keys of the object with which an endpoint is deleted, with JSON texts. */
    static Map<String, String> deletion() {
        final Map<String, String> members = new LinkedHashMap<>();
        members.put("endpoint_name", "\"churn_ep\"");
        members.put("aws_credentials_connection_name", "\"aws_conn\"");
        members.put("aws_region", "\"eu-central-1\"");
        members.put("untagged", "true");
        return members;
    }

    /** The members of the object that a script takes which takes one. */
    static Map<String, String> json(final DeployedScript script, final FuzzSource source) {
        return switch (script) {
            case SME_DEPLOY_SAGEMAKER_ENDPOINT -> endpoint(source.oneIn(2));
            case SME_TRAIN_WITH_SAGEMAKER -> container();
            case SME_REGISTER_SAGEMAKER_ENDPOINT -> registration();
            case SME_DELETE_SAGEMAKER_ENDPOINT -> deletion();
            default -> training();
        };
    }

    private static List<Object> object(final Map<String, String> members) {
        return List.of(HostileJson.object(List.copyOf(members.entrySet())));
    }

    static List<Object> of(final DeployedScript script) {
        return switch (script) {
            case SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT -> object(training());
            case SME_TRAIN_WITH_SAGEMAKER -> object(container());
            case SME_DEPLOY_SAGEMAKER_ENDPOINT -> object(endpoint(false));
            case SME_REGISTER_SAGEMAKER_ENDPOINT -> object(registration());
            case SME_DELETE_SAGEMAKER_ENDPOINT -> object(deletion());
            case SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS, SME_POLL_SAGEMAKER_JOB ->
                List.of("churn", "aws_conn", "eu-central-1");
            case SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT, SME_POLL_SAGEMAKER_ENDPOINT_STATUS ->
                List.of("churn_ep", "aws_conn", "eu-central-1");
            case SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT ->
                List.of("churn", "churn_ep", "pred", "ml.m5.large", 1L, "aws_conn", "eu-central-1");
        };
    }
}

package com.exasol.sme.fuzz;

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

    static List<Object> of(final DeployedScript script) {
        return switch (script) {
            case SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT ->
                List.of(HostileJson.object(List.copyOf(training().entrySet())));
            case SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS -> List.of("churn", "aws_conn", "eu-central-1");
            case SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT -> List.of("churn_ep", "aws_conn", "eu-central-1");
            case SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT ->
                List.of("churn", "churn_ep", "pred", "ml.m5.large", 1L, "aws_conn", "eu-central-1");
        };
    }
}

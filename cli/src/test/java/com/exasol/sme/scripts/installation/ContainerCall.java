package com.exasol.sme.scripts.installation;

import com.exasol.sme.sandbox.Sandbox;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call of the script that trains containers, as a user writes it. */
public final class ContainerCall {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode json = JSON.createObjectNode();

    /** A call that trains on the table DATA.NUMBERS; the files go to a folder of the job's name. */
    public ContainerCall(final Installation installation, final String job) {
        json.put("job_name", job)
                .put("aws_credentials_connection_name", Installation.CONNECTION)
                .put("aws_region", Installation.REGION)
                .put("iam_sagemaker_role", installation.aws().roleArn())
                .put("s3_bucket_uri", "s3://" + Sandbox.BUCKET)
                .put("s3_output_path", "autopilot")
                .put("input_schema_name", "DATA")
                .put("input_table_or_view_name", "NUMBERS")
                .put("target_attribute_name", "CHURN")
                .put("instance_type", "ml.m5.large");
    }

    /** Trains XGBoost with an objective. */
    public ContainerCall xgboost(final String objective) {
        return with("algorithm", "\"xgboost\"")
                .with("algorithm_version", "\"1.7-1\"")
                .with("hyperparameters", "{\"num_round\": 5, \"objective\": \"" + objective + "\"}");
    }

    /** Sets a key to a value in JSON. */
    public ContainerCall with(final String key, final String value) {
        try {
            json.set(key, JSON.readTree(value));
        } catch (final JsonProcessingException exception) {
            throw new IllegalArgumentException(exception);
        }
        return this;
    }

    public ContainerCall without(final String key) {
        json.remove(key);
        return this;
    }

    public String job() {
        return json.get("job_name").textValue();
    }

    public String sql() {
        return "EXECUTE SCRIPT SME.SME_TRAIN_WITH_SAGEMAKER('"
                + json.toPrettyString().replace("'", "''") + "')";
    }
}

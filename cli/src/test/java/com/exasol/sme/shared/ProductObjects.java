package com.exasol.sme.shared;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a deployment puts into a schema, written down a second time: a new table or script is a line here, and a test of
 * its own. Nothing of it is asked of the product.
 */
public final class ProductObjects {
    /** The tables, in the order in which they are created. */
    public static final List<String> TABLES = List.of("SME_METADATA_AUTOPILOT_JOBS", "SME_METADATA_SAGEMAKER_JOBS");

    /** The scripts, in the order in which they are created. */
    public static final List<DeployedScript> SCRIPTS = List.of(
            askingAws("SME_AUTOPILOT_TRAINING_UDF"),
            askingAws("SME_AUTOPILOT_JOB_STATUS_POLLING_UDF"),
            askingAws("SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF"),
            askingAws("SME_AUTOPILOT_ENDPOINT_DELETION_UDF"),
            new DeployedScript("JAVA SCALAR", "SME_DOUBLE_TEXT", List.of("..."), " EMITS (...) AS"),
            new DeployedScript("LUA", "SME_LIBRARY", List.of(), " AS"),
            forUsers("SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT", "json_str"),
            forUsers("SME_TRAIN_WITH_SAGEMAKER", "json_str"),
            forUsers(
                    "SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS",
                    "job_name",
                    "aws_credentials_connection_name",
                    "aws_region"),
            forUsers("SME_POLL_SAGEMAKER_JOB", "job_name", "aws_credentials_connection_name", "aws_region"),
            forUsers(
                    "SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT",
                    "job_name",
                    "endpoint_name",
                    "schema_name",
                    "instance_type",
                    "instance_count",
                    "aws_credentials_connection_name",
                    "aws_region"),
            forUsers("SME_DEPLOY_SAGEMAKER_ENDPOINT", "json_str"),
            forUsers("SME_REGISTER_SAGEMAKER_ENDPOINT", "json_str"),
            forUsers(
                    "SME_POLL_SAGEMAKER_ENDPOINT_STATUS",
                    "endpoint_name",
                    "aws_credentials_connection_name",
                    "aws_region"),
            forUsers(
                    "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT",
                    "endpoint_name",
                    "aws_credentials_connection_name",
                    "aws_region"),
            forUsers("SME_DELETE_SAGEMAKER_ENDPOINT", "json_str"));

    private ProductObjects() {}

    /**
     * A script.
     *
     * @param kind       its language, and what it is called for if it is a UDF
     * @param name       its name
     * @param parameters its parameters as they are written
     * @param result     what the line that creates it ends with
     */
    public record DeployedScript(String kind, String name, List<String> parameters, String result) {
        public DeployedScript {
            parameters = List.copyOf(parameters);
        }

        /** {@return how the statement that creates it begins} */
        public String create() {
            return "CREATE OR REPLACE " + kind + " SCRIPT \"" + name + '"';
        }

        /** {@return the first line of the statement that creates it} */
        public String firstLine() {
            return create() + " (" + String.join(", ", parameters) + ")" + result;
        }

        public boolean isUdf() {
            return !kind.equals("LUA");
        }
    }

    private static DeployedScript askingAws(final String name) {
        return new DeployedScript(
                "JAVA SET", name, List.of("\"statement_id\" VARCHAR(40)", "\"request\" VARCHAR(2000000)"), "");
    }

    private static DeployedScript forUsers(final String name, final String... parameters) {
        return new DeployedScript("LUA", name, List.of(parameters), " RETURNS TABLE AS");
    }

    /** {@return a script by its name} */
    public static DeployedScript script(final String name) {
        return SCRIPTS.stream()
                .filter(script -> script.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static Stream<DeployedScript> udfs() {
        return SCRIPTS.stream().filter(DeployedScript::isUdf);
    }

    public static Stream<DeployedScript> luaScripts() {
        return SCRIPTS.stream().filter(script -> !script.isUdf());
    }

    /** {@return how many tables and scripts there are} */
    public static int count() {
        return TABLES.size() + SCRIPTS.size();
    }
}

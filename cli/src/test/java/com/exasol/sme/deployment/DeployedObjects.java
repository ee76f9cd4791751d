package com.exasol.sme.deployment;

import com.exasol.sme.sandbox.Sandbox;
import java.util.List;
import java.util.regex.Pattern;

/** The objects of the product, as the sandbox and its log name them. */
public final class DeployedObjects {
    public static final String TABLE = "SME_METADATA_AUTOPILOT_JOBS";

    public static final String CREATE_TABLE = "CREATE TABLE IF NOT EXISTS \"SME_METADATA_AUTOPILOT_JOBS\"";

    public static final List<String> CREATE_JAVA_SCRIPTS = List.of(
            "CREATE OR REPLACE JAVA SET SCRIPT \"SME_AUTOPILOT_TRAINING_UDF\"",
            "CREATE OR REPLACE JAVA SET SCRIPT \"SME_AUTOPILOT_JOB_STATUS_POLLING_UDF\"",
            "CREATE OR REPLACE JAVA SET SCRIPT \"SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF\"",
            "CREATE OR REPLACE JAVA SET SCRIPT \"SME_AUTOPILOT_ENDPOINT_DELETION_UDF\"",
            "CREATE OR REPLACE JAVA SCALAR SCRIPT \"SME_DOUBLE_TEXT\"");

    public static final List<String> CREATE_LUA_SCRIPTS = List.of(
            "CREATE OR REPLACE LUA SCRIPT \"SME_LIBRARY\"",
            "CREATE OR REPLACE LUA SCRIPT \"SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT\"",
            "CREATE OR REPLACE LUA SCRIPT \"SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS\"",
            "CREATE OR REPLACE LUA SCRIPT \"SME_POLL_SAGEMAKER_JOB\"",
            "CREATE OR REPLACE LUA SCRIPT \"SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT\"",
            "CREATE OR REPLACE LUA SCRIPT \"SME_DEPLOY_SAGEMAKER_ENDPOINT\"",
            "CREATE OR REPLACE LUA SCRIPT \"SME_POLL_SAGEMAKER_ENDPOINT_STATUS\"",
            "CREATE OR REPLACE LUA SCRIPT \"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\"");

    private static final Pattern NAMED =
            Pattern.compile("(?s)((?:Table|Script) \"(?:[^\"]|\"\")+\"\\.\"[^\"]+\"|Schema\\[name=.*?, ).*");

    private DeployedObjects() {}

    /** The kinds and names of what is in the schemas of a sandbox, in alphabetical order. */
    public static List<String> in(final Sandbox sandbox) {
        return sandbox.database().catalogue().stream()
                .map(NAMED::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1).replaceAll("\\[name=(.*), ", " \"$1\""))
                .toList();
    }

    /** What {@link #in} gives when all are in one schema. */
    public static List<String> allIn(final String schema) {
        return List.of(
                "Schema \"" + schema + "\"",
                "Script \"" + schema + "\".\"SME_AUTOPILOT_ENDPOINT_DELETION_UDF\"",
                "Script \"" + schema + "\".\"SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF\"",
                "Script \"" + schema + "\".\"SME_AUTOPILOT_JOB_STATUS_POLLING_UDF\"",
                "Script \"" + schema + "\".\"SME_AUTOPILOT_TRAINING_UDF\"",
                "Script \"" + schema + "\".\"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\"",
                "Script \"" + schema + "\".\"SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT\"",
                "Script \"" + schema + "\".\"SME_DEPLOY_SAGEMAKER_ENDPOINT\"",
                "Script \"" + schema + "\".\"SME_DOUBLE_TEXT\"",
                "Script \"" + schema + "\".\"SME_LIBRARY\"",
                "Script \"" + schema + "\".\"SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS\"",
                "Script \"" + schema + "\".\"SME_POLL_SAGEMAKER_ENDPOINT_STATUS\"",
                "Script \"" + schema + "\".\"SME_POLL_SAGEMAKER_JOB\"",
                "Script \"" + schema + "\".\"SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT\"",
                "Table \"" + schema + "\".\"SME_METADATA_AUTOPILOT_JOBS\"");
    }
}

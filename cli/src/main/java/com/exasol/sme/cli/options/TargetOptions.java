package com.exasol.sme.cli.options;

import picocli.CommandLine.Option;

/** Options that say what is deployed and where to. */
public final class TargetOptions {
    @Option(
            names = "--schema",
            paramLabel = "<schema>",
            description = "Schema of the scripts and the table (required).")
    private String schema;

    @Option(
            names = "--deploy-slc",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Upload the JAR and activate the script language; if switched off, --upload, "
                    + "--alter-system, --allow-override and --language-definition have no effect.%n  "
                    + "Default: --deploy-slc")
    private boolean isSlcDeployed;

    @Option(
            names = {"--upload", "--upload-container"},
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Upload the JAR and the container; switch it off if they are there already.%n"
                    + "  Default: --upload")
    private boolean isUploaded;

    @Option(
            names = "--deploy-scripts",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Create the schema, the table and the scripts.%n  Default: --deploy-scripts")
    private boolean areScriptsDeployed;

    @Option(
            names = "--update-prediction-scripts",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description = "Move the prediction scripts of older deployments, in all schemas that the user may "
                    + "see, over to this version, its JAR and these JVM options.%n  Default: "
                    + "--no-update-prediction-scripts")
    private boolean arePredictionScriptsMoved;

    @Option(
            names = "--to-print",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description = "Print the SQL statements instead of executing them; needs --schema only.%n  Default: "
                    + "--no-to-print")
    private boolean isPrinted;

    /** The name of the schema as it was given, null if it was not. */
    public String schema() {
        return schema;
    }

    public boolean isSlcDeployed() {
        return isSlcDeployed;
    }

    public boolean isUploaded() {
        return isUploaded;
    }

    public boolean areScriptsDeployed() {
        return areScriptsDeployed;
    }

    public boolean arePredictionScriptsMoved() {
        return arePredictionScriptsMoved;
    }

    public boolean isPrinted() {
        return isPrinted;
    }
}

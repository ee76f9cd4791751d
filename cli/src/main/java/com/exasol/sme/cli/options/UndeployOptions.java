package com.exasol.sme.cli.options;

import picocli.CommandLine.Option;

/** Options that say how much of an installation goes. */
public final class UndeployOptions {
    @Option(
            names = "--drop-metadata",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description = "Drop the tables of jobs too; no model in them can be deployed any more.%n  Default: "
                    + "--no-drop-metadata")
    private boolean isMetadataDropped;

    @Option(
            names = "--delete-jar",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description = "Delete the JAR too, unless a script still uses it.%n  Default: --no-delete-jar")
    private boolean isJarDeleted;

    @Option(
            names = "--force",
            description = "Go on although endpoints, which are billed, are left without the script that deletes them.")
    private boolean isForced;

    public boolean isMetadataDropped() {
        return isMetadataDropped;
    }

    public boolean isJarDeleted() {
        return isJarDeleted;
    }

    public boolean isForced() {
        return isForced;
    }
}

package com.exasol.sme.cli.options;

import picocli.CommandLine.Option;

/** Options that every command has. */
public final class GeneralOptions {
    @Option(names = "--verbose", description = "Show where in the program an error occurred.")
    boolean isVerbose;

    @Option(
            names = "--quiet",
            description = "Tell only what goes wrong; statements and reports on standard output stay.")
    boolean isQuiet;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean isHelp;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean isVersion;
}

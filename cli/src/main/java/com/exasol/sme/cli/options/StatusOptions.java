package com.exasol.sme.cli.options;

import picocli.CommandLine.Option;

/** The option that says how a report is written. */
public final class StatusOptions {
    @Option(names = "--json", description = "Print the report as one JSON object, for programs.")
    private boolean isJson;

    public boolean isJson() {
        return isJson;
    }
}

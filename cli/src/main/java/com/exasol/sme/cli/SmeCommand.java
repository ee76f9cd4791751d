package com.exasol.sme.cli;

import com.exasol.sme.cli.options.GeneralOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands, which does nothing by itself. */
@Command(
        name = "sme",
        versionProvider = VersionText.class,
        usageHelpWidth = 80,
        synopsisSubcommandLabel = "COMMAND",
        description = "AWS SageMaker Autopilot in SQL, for the administrator of an Exasol database.")
final class SmeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}

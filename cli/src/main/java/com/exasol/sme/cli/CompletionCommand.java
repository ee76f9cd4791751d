package com.exasol.sme.cli;

import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
        name = CompletionCommand.NAME,
        versionProvider = VersionText.class,
        usageHelpWidth = 110,
        description = {
            "Prints a script for bash and zsh that completes commands and options of 'sme'.",
            "Say: alias sme='java -jar /path/to/sme.jar'; source <(sme completion)"
        })
final class CompletionCommand implements Runnable {
    static final String NAME = "completion";

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "General")
    private GeneralOptions general = new GeneralOptions();

    CompletionCommand(final CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        context.terminal().out().print(AutoComplete.bash("sme", spec.root().commandLine()));
        context.terminal().out().flush();
    }
}

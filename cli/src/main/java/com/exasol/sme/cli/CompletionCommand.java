package com.exasol.sme.cli;

import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.StatementPrinter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
        name = CompletionCommand.NAME,
        versionProvider = VersionText.class,
        usageHelpWidth = 80,
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
        final CommandLine root = spec.root().commandLine();
        final StatementPrinter printer = new StatementPrinter(context.terminal().out());
        printer.text(negatable(root).matcher(AutoComplete.bash("sme", root)).replaceAll("'--$1' '--no-$1'"));
        printer.flush();
    }

    /** In the script's lists of options; picocli leaves out that an option can be switched off. */
    private static Pattern negatable(final CommandLine root) {
        return Pattern.compile(root.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(OptionSpec::negatable)
                .flatMap((final OptionSpec option) -> Stream.of(option.names()))
                .distinct()
                .map(name -> Pattern.quote(name.substring("--".length())))
                .collect(Collectors.joining("|", "'--(", ")'(?!\\))")));
    }
}

package com.exasol.sme.cli.words;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The words of a command line that switch something on or off. */
public final class SwitchWords {
    private SwitchWords() {}

    /** Refuses a switch with '=' and nothing behind it, such as from an empty variable, which picocli takes for on. */
    public static void refuseEmpty(final CommandLine commandLine, final List<String> words) {
        for (final String word : words) {
            if (word.endsWith("=")) {
                final String name = word.substring(0, word.length() - 1);
                commandLine.getSubcommands().values().stream()
                        .map(command -> option(command, name))
                        .filter(option -> option != null && option.type() == boolean.class)
                        .findFirst()
                        .ifPresent(option -> {
                            throw refused(option.longestName());
                        });
            }
        }
    }

    private static OptionSpec option(final CommandLine command, final String name) {
        final OptionSpec option = command.getCommandSpec().findOption(name);
        return option == null ? command.getCommandSpec().negatedOptionsMap().get(name) : option;
    }

    private static SmeException refused(final String option) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-80")
                .message("'' in {{option|u}} is neither true nor false.", option)
                .mitigation("Leave out the '=', or put true or false behind it.")
                .toString());
    }
}

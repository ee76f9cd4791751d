package com.exasol.sme.cli;

import com.exasol.sme.cli.place.PlaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shows the options of a command by purpose: each mixin under its own name, behind the mixins that it holds. */
final class OptionHelp {
    private OptionHelp() {}

    static CommandLine grouped(final CommandLine command) {
        PlaceOptions.keepApart(command.getCommandSpec());
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionHelp::render);
        return command;
    }

    private static String render(final Help help) {
        final StringBuilder text = new StringBuilder();
        render(help.commandSpec(), help, text);
        return text.toString();
    }

    private static void render(final CommandSpec holder, final Help help, final StringBuilder text) {
        for (final Map.Entry<String, CommandSpec> mixin : holder.mixins().entrySet()) {
            render(mixin.getValue(), help, text);
            final List<OptionSpec> options = new ArrayList<>(mixin.getValue().options());
            mixin.getValue().mixins().values().forEach(inner -> options.removeAll(inner.options()));
            // All options decide on the width, so that the columns of all groups are in line.
            final Help.Layout layout =
                    help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
            layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
            if (!options.isEmpty()) {
                text.append(System.lineSeparator())
                        .append(mixin.getKey())
                        .append(":" + System.lineSeparator())
                        .append(layout);
            }
        }
    }
}

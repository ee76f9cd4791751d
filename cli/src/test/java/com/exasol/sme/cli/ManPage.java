package com.exasol.sme.cli;

import com.exasol.sme.shared.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page of a command, in the macros of man(7). */
final class ManPage {
    private final CommandLine command;
    private final CommandSpec spec;
    private final ManText environment;
    private final List<String> examples;

    ManPage(final CommandLine command, final ManText environment, final List<String> examples) {
        this.command = command;
        spec = command.getCommandSpec();
        this.environment = environment;
        this.examples = examples;
    }

    /** @param day of the build */
    String text(final String day) {
        final String name = spec.qualifiedName("-");
        final String description = text(spec.usageMessage().description()).collect(Collectors.joining(" "));
        final StringBuilder page = new StringBuilder();
        page.append(".TH ")
                .append(name.toUpperCase(Locale.ROOT))
                .append(" 1 \"")
                .append(day)
                .append("\" \"sme ")
                .append(Version.current())
                .append("\" \"sme manual\"\n");
        page.append(".SH NAME\n").append(ManText.named(name, description.replaceFirst("[.;,:].*", "")));
        page.append(".SH SYNOPSIS\n.B ")
                .append(ManText.escaped(spec.qualifiedName()))
                .append(isRoot() ? "\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n" : "\n[\\fIOPTIONS\\fR]\n");
        page.append(".SH DESCRIPTION\n").append(ManText.paragraph(description));
        addCommands(page);
        page.append(".SH OPTIONS\n");
        addOptions(spec, page);
        page.append(".SH EXIT STATUS\n").append(environment.terms("Exit codes"));
        page.append(".SH ENVIRONMENT\n").append(environment.terms("Variables"));
        page.append(".SH FILES\n").append(environment.terms("Files"));
        page.append(".SH EXAMPLES\n.nf\n");
        examples.forEach(line -> page.append(ManText.escaped(line)).append('\n'));
        page.append(".fi\n");
        addSeeAlso(page);
        return page.toString();
    }

    private boolean isRoot() {
        return command.getParent() == null;
    }

    private void addCommands(final StringBuilder page) {
        if (isRoot()) {
            page.append(".SH COMMANDS\n");
            command.getSubcommands()
                    .forEach((name, inner) -> page.append(ManText.term(
                            name,
                            text(inner.getCommandSpec().usageMessage().description())
                                    .collect(Collectors.joining(" ")))));
        }
    }

    private static void addOptions(final CommandSpec holder, final StringBuilder page) {
        for (final Map.Entry<String, CommandSpec> mixin : holder.mixins().entrySet()) {
            addOptions(mixin.getValue(), page);
            final List<OptionSpec> options = new ArrayList<>(mixin.getValue().options());
            mixin.getValue().mixins().values().forEach(inner -> options.removeAll(inner.options()));
            if (!options.isEmpty()) {
                page.append(".SS ").append(heading(mixin.getKey())).append('\n');
                options.forEach(option -> page.append(ManText.term(names(option), meaning(option))));
            }
        }
    }

    private static String heading(final String name) {
        return name.contains(".") ? "General" : ManText.escaped(name);
    }

    private static String names(final OptionSpec option) {
        final String names = Stream.of(option.names())
                .map(name -> option.negatable() ? name.replaceFirst("^--", "--[no-]") : name)
                .collect(Collectors.joining(", "));
        return option.typeInfo().isBoolean() ? names : names + " " + option.paramLabel();
    }

    private static String meaning(final OptionSpec option) {
        final String meaning = text(option.description()).collect(Collectors.joining(" "));
        final boolean hasDefault = option.defaultValue() != null
                && option.showDefaultValue() != Visibility.NEVER
                && !meaning.contains("Default: ");
        return hasDefault ? meaning + " Default: " + option.defaultValue() : meaning;
    }

    private static Stream<String> text(final String... lines) {
        return Stream.of(lines)
                .flatMap(line -> line.replace("%n", "\n").lines())
                .map(String::strip);
    }

    private void addSeeAlso(final StringBuilder page) {
        final CommandLine root = isRoot() ? command : command.getParent();
        final List<String> others = new ArrayList<>(List.of("sme"));
        root.getSubcommands().keySet().forEach(name -> others.add("sme-" + name));
        others.remove(spec.qualifiedName("-"));
        page.append(".SH SEE ALSO\n")
                .append(ManText.paragraph(
                        others.stream().map(name -> name + "(1)").collect(Collectors.joining(", "))));
    }
}

package com.exasol.sme.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page about the options: what the commands say of themselves in their help, as tables. */
final class OptionsPage {
    private static final String HEAD = """
            # Options

            This page is made from the commands themselves; `sme COMMAND --help` says the same. [Installation](installation.md), [privileges](privileges.md) and [environment](environment.md) say more about what they do.

            An option that is on or off is written `--[no-]name`: `--name` switches it on, `--no-name` off. An option with `[<value>]` may stand without its value, which is asked for then.
            """;
    private static final String TABLE = "\n| option | default | meaning |\n|---|---|---|\n";
    private static final String DEFAULT = "Default: ";
    /** Options in a description, and words with a place for a value, which Markdown would take for HTML. */
    private static final String CODE = "--(?:\\[no-])?[a-z][a-z0-9-]*|[^\\s`(]*<[a-z.]+>(?:[^\\s.,`)]|\\.(?=\\S))*";

    private final Map<String, Map<String, String>> commands = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new LinkedHashMap<>();

    OptionsPage(final CommandLine root) {
        root.getSubcommands().forEach((name, command) -> {
            final CommandSpec spec = command.getCommandSpec();
            final Map<String, String> groups = new LinkedHashMap<>();
            addGroups(spec, groups);
            commands.put(name, groups);
            descriptions.put(name, text(spec.usageMessage().description()).collect(Collectors.joining(" ")));
        });
    }

    private static void addGroups(final CommandSpec holder, final Map<String, String> groups) {
        holder.mixins().forEach((name, mixin) -> {
            addGroups(mixin, groups);
            final List<OptionSpec> options = new ArrayList<>(mixin.options());
            mixin.mixins().values().forEach(inner -> options.removeAll(inner.options()));
            if (!options.isEmpty()) {
                groups.put(name, options.stream().map(OptionsPage::row).collect(Collectors.joining()));
            }
        });
    }

    private static Stream<String> text(final String... lines) {
        return Stream.of(lines).flatMap(line -> line.formatted().lines()).map(String::strip);
    }

    private static String code(final String text) {
        return text.replaceAll(CODE, "`$0`").replace("``", "");
    }

    private static String row(final OptionSpec option) {
        final List<String> description = text(option.description()).toList();
        final String meaning =
                description.stream().filter(line -> !line.startsWith(DEFAULT)).collect(Collectors.joining(" "));
        final String fallback = description.stream()
                .filter(line -> line.startsWith(DEFAULT))
                .findFirst()
                .map(line -> line.substring(DEFAULT.length()))
                .or(() -> Optional.ofNullable(option.defaultValue()))
                .orElse("");
        return "| %s | %s | %s |\n"
                .formatted(names(option), code(fallback), code(meaning))
                .replace("|  |", "| |");
    }

    private static String names(final OptionSpec option) {
        final List<String> names = Stream.of(option.names())
                .map(name -> option.negatable() ? name.replaceFirst("^--", "--[no-]") : name)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!option.typeInfo().isBoolean()) {
            final String value = option.arity().min() == 0 ? "[" + option.paramLabel() + "]" : option.paramLabel();
            names.set(names.size() - 1, names.get(names.size() - 1) + " " + value);
        }
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private boolean isShared(final String group, final String rows) {
        return commands.values().stream()
                        .filter(groups -> rows.equals(groups.get(group)))
                        .count()
                > 1;
    }

    private static String link(final String group) {
        return "[%s](#%s)"
                .formatted(
                        group,
                        group.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z -]", "")
                                .replace(' ', '-'));
    }

    String text() {
        final StringBuilder page = new StringBuilder(HEAD);
        commands.forEach((name, groups) -> {
            page.append("\n## ")
                    .append(name)
                    .append("\n\n")
                    .append(code(descriptions.get(name)))
                    .append('\n');
            final List<String> shared = new ArrayList<>();
            groups.forEach((group, rows) -> {
                if (isShared(group, rows)) {
                    shared.add(link(group));
                } else {
                    page.append("\n**")
                            .append(group)
                            .append("**\n")
                            .append(TABLE)
                            .append(rows);
                }
            });
            page.append("\nBesides: ").append(String.join("; ", shared)).append(".\n");
        });
        page.append("\n## Options of several commands\n");
        commands.values().stream()
                .map(Map::entrySet)
                .flatMap(Collection::stream)
                .filter(group -> isShared(group.getKey(), group.getValue()))
                .distinct()
                .forEach(group -> page.append("\n### ")
                        .append(group.getKey())
                        .append('\n')
                        .append(TABLE)
                        .append(group.getValue()));
        return page.toString();
    }
}

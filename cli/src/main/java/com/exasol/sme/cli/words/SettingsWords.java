package com.exasol.sme.cli.words;

import com.exasol.sme.cli.place.PlaceGroups;
import com.exasol.sme.cli.words.SettingsFile.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Puts the values of a file into a command line that says nothing else in their place. */
public final class SettingsWords {
    /** What the command line says by other options: the values of the file that each of them takes the place of. */
    private static final Map<String, Set<String>> RIVALS = Map.of(
            "--dsn", Set.of("--host", "--port"),
            "--host", Set.of("--dsn"),
            "--saas-database-id", Set.of("--saas-database-name"),
            "--saas-database-name", Set.of("--saas-database-id"),
            "--container-file", Set.of("--container-url", "--language-definition"),
            "--container-url", Set.of("--container-file", "--language-definition"),
            "--language-definition", Set.of("--container-file", "--container-url", "--container-sha256"),
            "--use-ssl-cert-validation", Set.of("--ssl-cert-path", "--fingerprint"),
            "--prediction-script", Set.of("--schema"));

    private static final Set<String> CHECKED_CERTIFICATES = Set.of("--ssl-cert-path", "--fingerprint");

    private final SettingsFile file;

    public SettingsWords(final SettingsFile file) {
        this.file = file;
    }

    /** {@return the command line with the values of the file right behind its command} */
    public CommandWords into(final CommandWords typed, final CommandLine commandLine) {
        final List<Word> words = new ArrayList<>();
        Optional<CommandSpec> command = Optional.empty();
        for (final Word word : typed.words()) {
            words.add(word);
            final CommandLine found = commandLine.getSubcommands().get(word.text());
            if (command.isEmpty() && found != null) {
                command = Optional.of(found.getCommandSpec());
                words.addAll(missing(typed, found.getCommandSpec()));
            }
        }
        return new CommandWords(words);
    }

    private List<Word> missing(final CommandWords typed, final CommandSpec command) {
        final Set<String> given = typed.words().stream()
                .flatMap(word -> ownOption(word.option(), command).stream())
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
        final Set<String> taken = new HashSet<>(given);
        given.forEach(name -> taken.addAll(RIVALS.getOrDefault(name, Set.of())));
        if (given.stream().anyMatch(CHECKED_CERTIFICATES::contains)) {
            taken.add("--use-ssl-cert-validation");
        }
        taken.addAll(PlaceGroups.of(command).rivalsOf(given));
        return file.settings().stream()
                .filter(setting -> isOf(command, setting)
                        && !taken.contains(setting.option().longestName()))
                .map(Setting::word)
                .toList();
    }

    private static boolean isOf(final CommandSpec command, final Setting setting) {
        return command.findOption(setting.option().longestName()) != null;
    }

    private static Optional<OptionSpec> ownOption(final String name, final CommandSpec command) {
        return Optional.ofNullable(command.optionsMap().get(name))
                .or(() -> Optional.ofNullable(command.negatedOptionsMap().get(name)));
    }
}

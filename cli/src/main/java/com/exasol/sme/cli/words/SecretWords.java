package com.exasol.sme.cli;

import com.exasol.sme.shared.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The words of a command line that are passwords. */
final class SecretWords {
    private static final String FILE_OF_OPTIONS = "@";
    private final Set<String> options;

    SecretWords(final CommandLine commandLine) {
        options = commands(commandLine)
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> option.type() == Secret.class)
                .flatMap((final OptionSpec option) -> Stream.of(option.names()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<CommandLine> commands(final CommandLine commandLine) {
        return Stream.concat(Stream.of(commandLine), commandLine.getSubcommands().values().stream());
    }

    /** The first option whose password stands on the command line itself, where the process list shows it. */
    Optional<String> shown(final List<String> words) {
        for (int index = 0; index < words.size(); index++) {
            final String word = words.get(index);
            final int equals = word.indexOf('=');
            if (equals > 0 && equals + 1 < word.length() && options.contains(word.substring(0, equals))) {
                return Optional.of(word.substring(0, equals));
            }
            if (isFollowedByPassword(words, index)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** The same words, in which a password that starts with '@' is not taken for a file of options. */
    List<String> shielded(final List<String> words) {
        final List<String> result = new ArrayList<>(words);
        for (int index = 1; index < words.size(); index++) {
            if (isFollowedByPassword(words, index - 1) && words.get(index).startsWith(FILE_OF_OPTIONS)) {
                result.set(index, FILE_OF_OPTIONS + words.get(index));
            }
        }
        return result;
    }

    private boolean isFollowedByPassword(final List<String> words, final int index) {
        return options.contains(words.get(index))
                && index + 1 < words.size()
                && !words.get(index + 1).startsWith("-")
                && !words.get(index + 1).isEmpty();
    }
}

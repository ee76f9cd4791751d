package com.exasol.sme.cli.words;

import com.exasol.sme.shared.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The words of a command line that are passwords. */
public final class SecretWords {
    private final Set<String> options;

    public SecretWords(final CommandLine commandLine) {
        options = commands(commandLine)
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> option.type() == Secret.class)
                .flatMap((final OptionSpec option) -> Stream.of(option.names()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<CommandLine> commands(final CommandLine commandLine) {
        return Stream.concat(Stream.of(commandLine), commandLine.getSubcommands().values().stream());
    }

    boolean isPasswordOption(final String word) {
        return options.contains(word);
    }

    /** The first option whose password stands on the command line itself, where the process list shows it. */
    public Optional<String> shown(final List<String> words) {
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

    private boolean isFollowedByPassword(final List<String> words, final int index) {
        return isPasswordOption(words.get(index))
                && index + 1 < words.size()
                && !words.get(index + 1).startsWith("-")
                && !words.get(index + 1).isEmpty();
    }
}

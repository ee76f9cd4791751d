package com.exasol.sme.cli;

import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.ShortenedInput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, but repeats no word of it that may be a password. */
final class ParseProblem {
    private ParseProblem() {}

    static String of(final ParameterException exception, final String... arguments) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, List.of(arguments));
        }
        if (exception instanceof MissingParameterException missing) {
            return "There is no value for " + ((OptionSpec) missing.getMissing().get(0)).longestName();
        }
        if (exception instanceof MaxValuesExceededException) {
            return repeated(exception.getCommandLine().getCommandSpec());
        }
        if (exception.getArgSpec() instanceof OptionSpec option && exception.getValue() != null) {
            // Only options that are on or off have a type that a value may miss.
            return "'" + ShortenedInput.shown(exception.getValue()) + "' in " + option.longestName()
                    + " is neither true nor false";
        }
        return ShortenedInput.oneLine(exception.getMessage().replaceAll("\\.$", ""));
    }

    /** In a group picocli takes an option that is repeated for a second group, and would repeat all values. */
    private static String repeated(final CommandSpec command) {
        return command.options().stream()
                .filter(option -> option.stringValues().size() > 1)
                .map(option -> "option '" + option.longestName() + "' should be specified only once")
                .findFirst()
                .orElseThrow();
    }

    private static String unmatched(final UnmatchedArgumentException exception, final List<String> arguments) {
        final String first = exception.getUnmatched().get(0);
        final List<String> similar = exception.getSuggestions();
        final String suggestion = similar.isEmpty() ? "" : " (there is " + String.join(", ", similar) + ")";
        final Map<String, OptionSpec> options =
                exception.getCommandLine().getCommandSpec().optionsMap();
        final Optional<String> password = before(first, arguments)
                .filter(word -> options.containsKey(word) && options.get(word).type() == Secret.class);
        if (password.isPresent()) {
            return "Behind " + password.get() + " comes an unknown option" + suggestion
                    + "; a password that starts with '-' is given as " + password.get() + "=<password>";
        }
        final Optional<String> attached = options.values().stream()
                .filter(option -> option.type() == Secret.class)
                .flatMap(option -> Stream.of(option.names()))
                .filter(first::startsWith)
                .max(Comparator.comparingInt(String::length));
        if (attached.isPresent()) {
            return "Unknown option that starts with " + attached.get() + suggestion
                    + "; a password comes behind a blank or '='";
        }
        if (first.startsWith("@")) {
            return "There is no file of options that can be read behind an '@'";
        }
        if (!first.startsWith("--")) {
            return "There is a word that belongs to no option and is no command";
        }
        return "Unknown option " + ShortenedInput.shown(first.split("=", 2)[0]) + suggestion;
    }

    private static Optional<String> before(final String word, final List<String> arguments) {
        return IntStream.range(1, arguments.size())
                .filter(index -> arguments.get(index).equals(word))
                .mapToObj(index -> arguments.get(index - 1))
                .findFirst();
    }
}

package com.exasol.sme.cli;

import com.exasol.sme.cli.words.CommandWords;
import com.exasol.sme.cli.words.NearestWord;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.ShortenedInput;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, but repeats no word of it that may be a password. */
final class ParseProblem {
    /** What other programs call these options. */
    private static final Map<String, String> HABITS = Map.of(
            "-h", "--help",
            "-?", "--help",
            "help", "--help",
            "-v", "--version",
            "-V", "--version",
            "version", "--version");

    private final CommandLine command;
    private final CommandWords words;

    private ParseProblem(final CommandLine command, final CommandWords words) {
        this.command = command;
        this.words = words;
    }

    static String of(final ParameterException exception, final CommandWords words) {
        final CommandLine command = exception.getCommandLine();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return new ParseProblem(command, words)
                    .unmatched(unmatched.getUnmatched().get(0));
        }
        if (exception instanceof MissingParameterException missing) {
            return new ParseProblem(command, words)
                    .missing((OptionSpec) missing.getMissing().get(0));
        }
        if (exception instanceof MaxValuesExceededException) {
            return repeated(command.getCommandSpec());
        }
        if (exception.getArgSpec() instanceof OptionSpec option && exception.getValue() != null) {
            // Only options that are on or off have a type that a value may miss.
            return "'" + ShortenedInput.shown(exception.getValue()) + "' in " + option.longestName()
                    + " is neither true nor false";
        }
        return ShortenedInput.oneLine(exception.getMessage().replaceAll("\\.$", ""));
    }

    /** For picocli two hyphens end the options, also behind a '='. */
    private String missing(final OptionSpec option) {
        final boolean isGiven = option.type() != Secret.class
                && Stream.of(option.names()).anyMatch(name -> words.texts().contains(name + "=--"));
        return (isGiven ? "'--' is no value for " : "There is no value for ") + option.longestName();
    }

    /** In a group picocli takes an option that is repeated for a second group, and would repeat all values. */
    private static String repeated(final CommandSpec command) {
        return command.options().stream()
                .filter(option -> option.stringValues().size() > 1)
                .map(option -> "option '" + option.longestName() + "' should be specified only once")
                .findFirst()
                .orElseThrow();
    }

    private String unmatched(final String word) {
        final Optional<String> habit = Optional.ofNullable(HABITS.get(word));
        final String meant = habit.or(() -> nearest(word))
                .map(near -> " (there is " + near + ")")
                .orElse("");
        final String place =
                words.placeOf(word).map(line -> " in " + line + ",").orElse("");
        final Optional<String> password = before(word).filter(this::isPasswordOption);
        if (password.isPresent()) {
            return "Behind " + password.get() + " comes" + place + " an unknown option" + (habit.isEmpty() ? meant : "")
                    + "; a password that starts with '-' is given as " + password.get() + "=<password>";
        }
        final Optional<String> attached =
                passwordOptions().filter(word::startsWith).max(Comparator.comparingInt(String::length));
        if (attached.isPresent()) {
            return "Unknown option" + place + " that starts with " + attached.get() + meant
                    + "; a password comes behind a blank or '='";
        }
        if (word.startsWith("--")) {
            return "Unknown option" + place + " " + ShortenedInput.shown(word.split("=", 2)[0]) + meant;
        }
        if (isInPlaceOfCommand(word)) {
            return "There is no command " + ShortenedInput.shown(word) + meant;
        }
        return "There is a word" + place + (meant.isEmpty() ? "" : " " + word + meant)
                + (meant.isEmpty() ? " that belongs to no option and is no command" : " that is no option");
    }

    private boolean isInPlaceOfCommand(final String word) {
        return command.getParent() == null && words.texts().indexOf(word) == 0;
    }

    private boolean isPasswordOption(final String word) {
        return passwordOptions().anyMatch(word::equals);
    }

    private Stream<String> passwordOptions() {
        return command.getCommandSpec().options().stream()
                .filter(option -> option.type() == Secret.class)
                .flatMap((final OptionSpec option) -> Stream.of(option.names()));
    }

    /** The command or option that a person may have meant. */
    private Optional<String> nearest(final String word) {
        if (isInPlaceOfCommand(word) && !word.startsWith("-")) {
            return NearestWord.to(word, command.getSubcommands().keySet());
        }
        final CommandSpec spec = command.getCommandSpec();
        final Set<String> names = new HashSet<>(spec.optionsMap().keySet());
        names.addAll(spec.negatedOptionsMap().keySet());
        final Map<String, String> options = names.stream()
                .collect(Collectors.toMap(name -> name.replaceFirst("^-+", ""), name -> name, (one, other) -> one));
        return NearestWord.to(word.split("=", 2)[0].replaceFirst("^-+", ""), options.keySet())
                .map(options::get);
    }

    private Optional<String> before(final String word) {
        final List<String> texts = words.texts();
        return IntStream.range(1, texts.size())
                .filter(index -> texts.get(index).equals(word))
                .mapToObj(index -> texts.get(index - 1))
                .findFirst();
    }
}

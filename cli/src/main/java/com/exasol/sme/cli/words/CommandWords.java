package com.exasol.sme.cli.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The words of a command line, with those of the files that it names in place of their names. */
public final class CommandWords {
    private static final String FILE = "@";

    private final List<Word> words;

    CommandWords(final List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** Reads the files behind an '@'; the word behind an option for a password is that password, whatever it begins with. */
    public static CommandWords read(final List<String> typed, final SecretWords secrets) {
        final List<Word> words = new ArrayList<>();
        typed.forEach(text -> add(Word.typed(text), words, secrets, new ArrayDeque<>()));
        return new CommandWords(words);
    }

    private static void add(
            final Word word, final List<Word> words, final SecretWords secrets, final Deque<String> open) {
        final boolean isPassword = !words.isEmpty()
                && secrets.isPasswordOption(words.get(words.size() - 1).text());
        final String text = word.text();
        if (isPassword || text.length() == 1 || !text.startsWith(FILE)) {
            words.add(word);
        } else if (text.startsWith(FILE + FILE)) {
            words.add(new Word(text.substring(1), word.place()));
        } else if (!open.contains(text)) {
            // A file that names itself has been read already.
            open.push(text);
            new ArgumentFile(text.substring(1), secrets).words().forEach(inside -> add(inside, words, secrets, open));
            open.pop();
        }
    }

    List<Word> words() {
        return words;
    }

    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    /** Where a word stands that a person did not type. */
    public Optional<FileLine> placeOf(final String text) {
        return words.stream()
                .filter(word -> word.text().equals(text))
                .findFirst()
                .flatMap(Word::place);
    }

    /** An error with the places of the options that it names, as far as they come from files. */
    public String explained(final String error, final CommandLine command) {
        return error
                + words.stream()
                        .filter(word -> word.place().isPresent() && isNamed(word.option(), error, command))
                        .map(word -> " " + word.option() + " stands in "
                                + word.place().orElseThrow() + ".")
                        .distinct()
                        .collect(Collectors.joining());
    }

    private static boolean isNamed(final String name, final String error, final CommandLine command) {
        return Stream.concat(Stream.of(command), command.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .flatMap(spec -> Stream.of(
                        spec.optionsMap().get(name), spec.negatedOptionsMap().get(name)))
                .filter(Objects::nonNull)
                .flatMap((final OptionSpec option) -> Stream.concat(Stream.of(name), Stream.of(option.names())))
                .anyMatch(other -> Pattern.compile("(?<![\\w-])" + Pattern.quote(other) + "(?![\\w-])")
                        .matcher(error)
                        .find());
    }
}

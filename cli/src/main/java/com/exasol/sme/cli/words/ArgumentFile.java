package com.exasol.sme.cli.words;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.FilePath;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of options that an '@' names on the command line. */
final class ArgumentFile {
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*--[^\\s=]+=.*");
    private static final int LAST_WORD_CHARACTER = 255;

    private final String name;
    private final SecretWords secrets;

    /** @param name as it stands behind the '@' */
    ArgumentFile(final String name, final SecretWords secrets) {
        this.name = name;
        this.secrets = secrets;
    }

    /** Reads all words: an option with '=' takes the rest of its line, all other lines are split at blanks. */
    List<Word> words() {
        final List<String> lines = lines();
        final List<Word> words = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            final FileLine place = new FileLine(ShortenedInput.shown(name), index + 1);
            words(lines.get(index)).stream().map(text -> Word.in(place, text)).forEach(words::add);
        }
        return words;
    }

    private List<String> lines() {
        try {
            return FileLines.read(FilePath.of(name));
        } catch (final NoSuchFileException exception) {
            throw refused("there is no such file" + similar());
        } catch (final FileSystemException exception) {
            throw refused("it cannot be read");
        } catch (final IOException exception) {
            throw refused(exception.getMessage());
        }
    }

    private List<String> words(final String line) {
        if (FileLines.isSilent(line)) {
            return List.of();
        }
        if (ASSIGNMENT.matcher(line).matches()) {
            final String word = line.stripLeading();
            return List.of(secrets.isPasswordOption(word.split("=", 2)[0]) ? word : stripped(word));
        }
        return tokens(line);
    }

    /** No value but that of a password begins or ends with a blank. */
    private static String stripped(final String word) {
        final String[] parts = word.split("=", 2);
        return parts[0] + "=" + parts[1].strip();
    }

    private static List<String> tokens(final String line) {
        final StreamTokenizer tokenizer = new StreamTokenizer(new StringReader(line));
        tokenizer.resetSyntax();
        tokenizer.wordChars(' ', LAST_WORD_CHARACTER);
        tokenizer.whitespaceChars(0, ' ');
        tokenizer.quoteChar('"');
        tokenizer.quoteChar('\'');
        final List<String> tokens = new ArrayList<>();
        try {
            while (tokenizer.nextToken() != StreamTokenizer.TT_EOF) {
                tokens.add(tokenizer.sval);
            }
        } catch (final IOException exception) {
            throw new UncheckedIOException("Nothing is read but memory", exception);
        }
        return tokens;
    }

    private String similar() {
        final Path path = Path.of(name);
        final Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
        try (Stream<Path> files = Files.list(folder)) {
            return NearestWord.to(
                            path.getFileName().toString(),
                            files.filter(Files::isRegularFile)
                                    .map(file -> file.getFileName().toString())
                                    .toList())
                    .map(nearest -> ", but " + (path.getParent() == null ? Path.of(nearest) : folder.resolve(nearest)))
                    .orElse("");
        } catch (final IOException exception) {
            // Then there is nothing to suggest.
            return "";
        }
    }

    private SmeException refused(final String reason) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-95")
                .message(
                        "The file of options {{file}} behind an '@' cannot be used: {{reason|u}}.",
                        ShortenedInput.shown(name),
                        reason)
                .mitigation("Give a file with options and values, separated by blanks or line breaks.")
                .toString());
    }
}

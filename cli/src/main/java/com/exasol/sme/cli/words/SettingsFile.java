package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Values of options that somebody has written down for all commands: {@code ~/.sme.properties}. */
final class SettingsFile implements IDefaultValueProvider {
    private final Path file;
    private final Properties values;

    private SettingsFile(final Path file, final Properties values) {
        this.file = file;
        this.values = values;
    }

    /** Reads the file; without one there are no such values. */
    static SettingsFile read(final Path file) {
        final Properties values = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                values.load(reader);
            } catch (final IOException | IllegalArgumentException exception) {
                throw refused(file, "it cannot be read (" + exception.getMessage() + ")");
            }
        }
        return new SettingsFile(file, values);
    }

    /** Refuses a key that is no option of any command: it would look as if it had an effect. */
    void check(final CommandLine commandLine) {
        final Set<String> known =
                options(commandLine).flatMap(SettingsFile::keys).collect(Collectors.toUnmodifiableSet());
        final Set<String> unknown = new TreeSet<>(values.stringPropertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw refused(file, "no command has an option " + String.join(", ", unknown));
        }
    }

    /** The options whose passwords are in the file. */
    List<String> secrets(final CommandLine commandLine) {
        return options(commandLine)
                .filter(option -> option.type() == Secret.class && value(option).isPresent())
                .map(OptionSpec::longestName)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<OptionSpec> options(final CommandLine commandLine) {
        return commandLine.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream());
    }

    private static Stream<String> keys(final OptionSpec option) {
        return Stream.of(option.names()).map(name -> name.replaceFirst("^-+", ""));
    }

    private Optional<String> value(final OptionSpec option) {
        return keys(option).map(values::getProperty).filter(Objects::nonNull).findFirst();
    }

    @Override
    public String defaultValue(final ArgSpec argument) {
        return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
    }

    private static SmeException refused(final Path file, final String reason) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-28")
                .message("The file of options {{file|u}} cannot be used: {{reason|u}}.", file, reason)
                .mitigation("Write one 'name=value' per line, where name is an option without its dashes, such as"
                        + " 'dsn=exasol.example.com:8563'.")
                .toString());
    }
}

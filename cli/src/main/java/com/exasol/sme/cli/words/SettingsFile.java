package com.exasol.sme.cli.words;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Values of options that somebody has written down for all commands: {@code ~/.sme.properties}. */
public final class SettingsFile {
    private final Path file;
    private final List<Setting> settings;

    /**
     * One line.
     *
     * @param option what it is about
     * @param value  all that stands behind the first '='
     */
    record Setting(OptionSpec option, String value, FileLine place) {
        boolean isSecret() {
            return option.type() == Secret.class;
        }

        /** No value but that of a password begins or ends with a blank. */
        Word word() {
            return Word.in(place, option.longestName() + "=" + (isSecret() ? value : value.strip()));
        }
    }

    private SettingsFile(final Path file, final List<Setting> settings) {
        this.file = file;
        this.settings = settings;
    }

    /**
     * Reads the file; without one there are no such values.
     *
     * @param commands all commands: a name that is no option of any would look as if it had an effect
     */
    public static SettingsFile read(final Path file, final CommandLine commands) {
        final List<Setting> settings = new ArrayList<>();
        if (Files.exists(file)) {
            new Reader(file, options(commands)).addTo(settings);
        }
        return new SettingsFile(file, settings);
    }

    private static Map<String, OptionSpec> options(final CommandLine commands) {
        final Map<String, OptionSpec> options = new HashMap<>();
        commands.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .forEach(option -> Stream.of(option.names())
                        .forEach(name -> options.putIfAbsent(name.replaceFirst("^-+", ""), option)));
        return options;
    }

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    /** The options whose passwords are in the file. */
    public List<String> secrets() {
        return settings.stream()
                .filter(Setting::isSecret)
                .map(setting -> setting.option().longestName())
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Understands the lines. */
    private record Reader(Path file, Map<String, OptionSpec> options) {
        void addTo(final List<Setting> settings) {
            final Map<String, Integer> seen = new HashMap<>();
            final List<String> lines = lines();
            for (int index = 0; index < lines.size(); index++) {
                if (!FileLines.isSilent(lines.get(index))) {
                    final Setting setting = setting(lines.get(index), index + 1);
                    refuseSecond(setting, seen);
                    settings.add(setting);
                }
            }
        }

        private List<String> lines() {
            try {
                return FileLines.read(file);
            } catch (final IOException exception) {
                throw refused("it cannot be read (" + exception.getMessage() + ")");
            }
        }

        private Setting setting(final String line, final int number) {
            final int equals = line.indexOf('=');
            if (equals < 0) {
                throw refused("line " + number + " has no '='");
            }
            final String name = line.substring(0, equals).strip();
            final OptionSpec option = options.get(name);
            if (option == null) {
                // Any other word may be the beginning of a password.
                throw refused("line " + number + ": no command has an option "
                        + NearestWord.to(name.replaceFirst("^-+", ""), options.keySet())
                                .map(nearest -> name + " (there is " + nearest + ")")
                                .orElse("of that name"));
            }
            return new Setting(option, line.substring(equals + 1), new FileLine(file.toString(), number));
        }

        private void refuseSecond(final Setting setting, final Map<String, Integer> seen) {
            final String name = setting.option().longestName();
            final Optional<Integer> first =
                    Optional.ofNullable(seen.put(name, setting.place().number()));
            if (first.isPresent() && !setting.option().isMultiValue()) {
                throw refused("lines " + first.get() + " and " + setting.place().number() + " both set "
                        + name.replaceFirst("^-+", ""));
            }
        }

        private SmeException refused(final String reason) {
            return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-28")
                    .message("The file of options {{file|u}} cannot be used: {{reason|u}}.", file, reason)
                    .mitigation("Write one 'name=value' per line, where name is an option without its dashes, such as"
                            + " 'dsn=exasol.example.com:8563'.")
                    .toString());
        }
    }
}

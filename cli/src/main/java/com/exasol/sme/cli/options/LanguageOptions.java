package com.exasol.sme.cli.options;

import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.JvmOptionChanges;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.language.LanguageRequest;
import com.exasol.sme.shared.MaskedInput;
import com.exasol.sme.shared.ShortenedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that say what the Java scripts run in. */
public final class LanguageOptions {
    @Option(
            names = "--language-alias",
            paramLabel = "<alias>",
            defaultValue = "JAVA",
            description = "Script language of the Java scripts.")
    String alias;

    @Option(
            names = "--language-definition",
            paramLabel = "<definition>",
            description = "Definition of that language in SCRIPT_LANGUAGES.%n"
                    + "  Default: the one that is there, else builtin_java")
    String definition;

    @Option(
            names = "--alter-system",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Activate the language for all sessions; if switched off, only for the session that "
                    + "deploys, and the statements for an administrator are printed.%n  Default: "
                    + "--alter-system")
    boolean isSystemAltered;

    @Option(
            names = "--allow-override",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description = "Replace a different definition of the language.%n  Default: --no-allow-override")
    boolean isOverride;

    @Option(
            names = "--jvm-option",
            paramLabel = "<option>",
            showDefaultValue = Visibility.NEVER,
            description = "Option for the JVM of every Java script, such as -Xmx2g, besides those of an earlier "
                    + "deployment; takes the place of one with the same key; can be repeated.")
    List<String> jvmOptions = new ArrayList<>();

    @Option(
            names = "--remove-jvm-option",
            paramLabel = "<key>",
            showDefaultValue = Visibility.NEVER,
            description = "Remove an option of an earlier deployment, such as -Xmx or -Dhttps.proxyHost; can be "
                    + "repeated.")
    List<String> removedOptions = new ArrayList<>();

    /**
     * {@return how the language is to be activated}
     *
     * @param container the definition that a container has
     */
    public LanguageRequest request(final Optional<String> container) {
        return new LanguageRequest(
                LanguageAlias.from(alias),
                container.or(() -> Optional.ofNullable(definition)),
                isOverride,
                isSystemAltered);
    }

    /** The options that are given, checked as far as they go without those of an earlier deployment. */
    public List<JvmOption> jvmOptions() {
        return changes().appliedTo(List.of()).options();
    }

    /** What is changed about the options of an earlier deployment. */
    public JvmOptionChanges changes() {
        final List<JvmOption> given = jvmOptions.stream().map(JvmOption::new).toList();
        final List<String> keys =
                removedOptions.stream().map(LanguageOptions::key).toList();
        given.stream().map(JvmOption::key).filter(keys::contains).findFirst().ifPresent(key -> {
            throw OptionMisuse.of(
                    "--jvm-option and --remove-jvm-option both name " + ShortenedInput.shown(key) + ".",
                    "Leave out one of them: --jvm-option replaces what has the same key.");
        });
        return new JvmOptionChanges(given, keys);
    }

    private static String key(final String text) {
        if (text.length() < 2 || !text.startsWith("-")) {
            throw OptionMisuse.of(
                    "--remove-jvm-option: '" + MaskedInput.option(text) + "' is no option of a JVM.",
                    "Give an option or what it starts with, such as -Xmx or -Dhttps.proxyHost.");
        }
        return JvmOption.key(text);
    }
}

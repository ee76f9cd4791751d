package com.exasol.sme.cli.options;

import com.exasol.sme.language.AwsJvmOptions;
import com.exasol.sme.language.JvmHeap;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.language.LanguageRequest;
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
            description = "Option for the JVM of every Java script, such as -Xmx2g; can be repeated.")
    List<String> jvmOptions = new ArrayList<>();

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

    public List<JvmOption> jvmOptions() {
        final List<JvmOption> options = jvmOptions.stream().map(JvmOption::new).toList();
        JvmHeap.check(options);
        AwsJvmOptions.check(options);
        return options;
    }
}

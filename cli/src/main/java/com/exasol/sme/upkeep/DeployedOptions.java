package com.exasol.sme.upkeep;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.UploadedFile;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.scripts.ProductScripts;
import com.exasol.sme.scripts.Script;
import com.exasol.sme.scripts.ScriptFactory;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of the deployment that made the scripts, as far as these carry them.
 *
 * @param location   where its JAR is
 * @param alias      the script language
 * @param jvmOptions those that an administrator gave
 */
record DeployedOptions(JarLocation location, LanguageAlias alias, List<JvmOption> jvmOptions) {
    private static final Pattern LANGUAGE = Pattern.compile("\\ACREATE\\s+(\\w+)\\s");
    private static final Pattern OPTION = Pattern.compile("(?m)^%jvmoption ([^;\\n]+);");
    private static final DeployedOptions DEFAULT =
            new DeployedOptions(JarLocation.of("bfsdefault", "default", ""), LanguageAlias.from("JAVA"), List.of());

    /** Those of the first Java script as a deployment left it; the usual ones if there is none. */
    static DeployedOptions of(final List<InstalledScript> scripts) {
        return scripts.stream()
                .filter(script ->
                        script.isOurs() && !script.isEdited() && script.jar().isPresent())
                .findFirst()
                .flatMap(DeployedOptions::read)
                .orElse(DEFAULT);
    }

    private static Optional<DeployedOptions> read(final InstalledScript script) {
        final Matcher language = LANGUAGE.matcher(script.text());
        final Optional<UploadedFile> jar = script.jar().flatMap(UploadedFile::udfJar);
        if (!language.find() || jar.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeployedOptions(
                    jar.get().location(), LanguageAlias.from(language.group(1)), jvmOptions(script)));
        } catch (final SmeException exception) {
            // A newer version may take options that this one refuses.
            return Optional.empty();
        }
    }

    private static List<JvmOption> jvmOptions(final InstalledScript script) {
        return texts(script).stream().map(JvmOption::new).toList();
    }

    private static List<String> texts(final InstalledScript script) {
        final List<String> options = new ArrayList<>(OPTION.matcher(script.text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(option -> !JvmOption.isOwn(option))
                .toList());
        if (ProductScripts.askingAws().contains(script.name())) {
            // They have it once, whatever the administrator asks for.
            options.remove(ScriptFactory.COMPILER_OPTION);
        }
        return options;
    }

    /**
     * {@return the JVM options that an administrator gave, whatever this version thinks of them; nothing if there is no
     * Java script}
     *
     * <p>A script that somebody has edited tells them only if there is no other.
     */
    static Optional<List<String>> jvmOptions(final List<InstalledScript> scripts) {
        return scripts.stream()
                .filter(script -> script.isOurs() && script.jar().isPresent())
                .min(Comparator.comparing(InstalledScript::isEdited))
                .map(DeployedOptions::texts);
    }

    /** What this version of sme would write with these options. */
    List<Script> scripts() {
        return new ScriptFactory(location, alias, jvmOptions).scripts();
    }
}

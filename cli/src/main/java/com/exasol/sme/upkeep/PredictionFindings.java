package com.exasol.sme.upkeep;

import com.exasol.sme.shared.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of each prediction script what it predicts with, and whether its JAR is there. */
final class PredictionFindings {
    static final String OPEN_OPTION = "its last option has lost the ; at its end, so it fails with"
            + " 'Error parsing script options': the SQL client that created it took it away";

    private final JarFindings jars;

    PredictionFindings(final JarFindings jars) {
        this.jars = jars;
    }

    /**
     * All that there is to say of prediction scripts.
     *
     * @param views the texts of views, by their quoted names
     */
    List<Finding> list(final List<PredictionScript> scripts, final Map<String, String> views) {
        final List<Finding> findings = new ArrayList<>();
        scripts.forEach(script -> {
            findings.add(finding(script));
            script.view().ifPresent(view -> findings.add(ofView(view, script.script(), views)));
        });
        return findings;
    }

    private static Finding ofView(final String view, final InstalledScript script, final Map<String, String> views) {
        final String name = "view " + view + ": ";
        if (!views.getOrDefault(view, "").contains(script.quoted() + "(")) {
            return Finding.different(
                    name + "it does not read from " + script.quoted() + ", or is not visible to this user");
        }
        return Finding.good(name + "it reads from " + script.quoted());
    }

    private Finding finding(final PredictionScript script) {
        final String text = "prediction script " + script.script().quoted() + ": endpoint " + script.endpoint() + " in "
                + script.region() + (script.isRegistered() ? ", registered" : "") + ", version " + script.version()
                + age(script);
        final Optional<String> jar = script.script().jar();
        if (jar.isEmpty()) {
            return Finding.different(text + ", without a JAR: somebody has edited it");
        }
        if (script.script().hasOpenOption()) {
            return Finding.different(text + ", " + OPEN_OPTION);
        }
        final Optional<String> problem = jars.problem(jar.get());
        return problem.isPresent()
                ? Finding.different(text + ", " + problem.get())
                : Finding.good(text + ", JAR " + jar.get());
    }

    private static String age(final PredictionScript script) {
        final int age = script.script()
                .version()
                .map(version -> VersionOrder.compare(version, Version.current()))
                .orElse(0);
        return age < 0 ? " (older; it works as long as its JAR is there)" : age > 0 ? " (newer)" : "";
    }
}

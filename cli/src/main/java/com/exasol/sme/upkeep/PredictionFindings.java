package com.exasol.sme.upkeep;

import com.exasol.sme.shared.Version;
import java.util.List;
import java.util.Optional;

/** Tells of each prediction script what it predicts with, and whether its JAR is there. */
final class PredictionFindings {
    private final JarFindings jars;

    PredictionFindings(final JarFindings jars) {
        this.jars = jars;
    }

    List<Finding> list(final List<PredictionScript> scripts) {
        return scripts.stream().map(this::finding).toList();
    }

    private Finding finding(final PredictionScript script) {
        final String text = "prediction script " + script.script().quoted() + ": endpoint " + script.endpoint() + " in "
                + script.region() + ", version " + script.version() + age(script);
        final Optional<String> jar = script.script().jar();
        if (jar.isEmpty()) {
            return Finding.different(text + ", without a JAR: somebody has edited it");
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

package com.exasol.sme.upkeep;

import com.exasol.sme.bucketfs.UploadedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JARs of scripts that were dropped.
 *
 * @param unused those that no script uses any more
 * @param used   for each of the others, what a person is told
 */
record UnusedJars(List<UploadedFile> unused, List<String> used) {
    UnusedJars {
        unused = List.copyOf(unused);
        used = List.copyOf(used);
    }

    /**
     * @param jars    paths of JARs whose scripts were dropped
     * @param scripts all scripts that may use a JAR of sme
     */
    static UnusedJars among(final Set<String> jars, final List<InstalledScript> scripts) {
        final List<UploadedFile> unused = new ArrayList<>();
        final List<String> used = new ArrayList<>();
        for (final String jar : jars) {
            final String users = usersOf(jar, scripts);
            final Optional<UploadedFile> file = UploadedFile.udfJar(jar);
            if (!users.isEmpty()) {
                used.add("Kept " + jar + ", which these scripts use: " + users + ".");
            } else if (file.isPresent()) {
                unused.add(file.get());
            } else {
                used.add("Left " + jar + " alone, which sme cannot have uploaded.");
            }
        }
        return new UnusedJars(unused, used);
    }

    private static String usersOf(final String jar, final List<InstalledScript> scripts) {
        return scripts.stream()
                .filter(script -> script.text().contains(jar))
                .map(InstalledScript::quoted)
                .collect(Collectors.joining(", "));
    }
}

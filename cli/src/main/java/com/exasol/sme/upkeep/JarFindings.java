package com.exasol.sme.upkeep;

import com.exasol.sme.deploy.Causes;
import com.exasol.sme.deploy.EmbeddedJar;
import com.exasol.sme.deploy.JarLocation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at JARs from every node, at each only once. */
final class JarFindings {
    private static final int OLDEST_JAVA = 11;

    private final NodeLook look;
    private final Map<String, List<NodeFile>> seen = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();

    JarFindings(final NodeLook look) {
        this.look = look;
    }

    /** The JAR of the SME_ scripts, node by node. */
    List<Finding> own(final String path) {
        final List<NodeFile> files = see(path);
        if (failures.containsKey(path)) {
            return List.of(Finding.different("JAR " + path + ": the nodes could not be asked: " + failures.get(path)));
        }
        final Optional<NodeFile.Content> wanted = wanted(path, files);
        final List<Finding> findings = new ArrayList<>();
        files.forEach(file -> findings.add(finding(path, file, wanted)));
        return findings;
    }

    /** This version's JAR has to be the one that sme.jar carries; another one the same on all nodes. */
    private static Optional<NodeFile.Content> wanted(final String path, final List<NodeFile> files) {
        if (path.endsWith("/" + JarLocation.fileName())) {
            final EmbeddedJar jar = EmbeddedJar.named(JarLocation.fileName());
            return Optional.of(new NodeFile.Content(jar.size(), jar.sha256()));
        }
        return files.stream().flatMap(file -> file.content().stream()).findFirst();
    }

    private static Finding finding(final String path, final NodeFile file, final Optional<NodeFile.Content> wanted) {
        final String where = "JAR " + path + " on node " + file.node() + " (Java " + file.javaVersion() + "): ";
        if (file.content().isEmpty()) {
            return Finding.different(where + "missing");
        }
        final String content = file.content().get().text();
        if (!file.content().equals(wanted)) {
            return Finding.different(where + content + ", but it has to be "
                    + wanted.orElseThrow().text());
        }
        if (Runtime.Version.parse(file.javaVersion()).feature() < OLDEST_JAVA) {
            return Finding.different(where + content + ", but sme needs Java " + OLDEST_JAVA);
        }
        return Finding.good(where + content);
    }

    /** What is wrong with a JAR as far as a script is concerned that uses it; nothing if all nodes have it. */
    Optional<String> problem(final String path) {
        final List<NodeFile> files = see(path);
        if (failures.containsKey(path)) {
            return Optional.of("whose JAR " + path + " the nodes could not be asked for");
        }
        return files.stream()
                .filter(file -> file.content().isEmpty())
                .findFirst()
                .map(file -> "whose JAR " + path + " is missing on node " + file.node());
    }

    private List<NodeFile> see(final String path) {
        return seen.computeIfAbsent(path, this::ask);
    }

    private List<NodeFile> ask(final String path) {
        try {
            return look.at(path);
        } catch (final SQLException exception) {
            failures.put(path, Causes.of(exception));
            return List.of();
        }
    }
}

package com.exasol.sme.upkeep;

import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.cluster.FileDigest;
import com.exasol.sme.cluster.JavaRequirement;
import com.exasol.sme.cluster.NodeAnswer;
import com.exasol.sme.cluster.NodeProbe;
import com.exasol.sme.cluster.NodeReport;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at JARs from every node, at each only once. */
final class JarFindings {
    private final NodeProbe probe;
    private final Map<String, Look> looks = new HashMap<>();

    JarFindings(final NodeProbe probe) {
        this.probe = probe;
    }

    /** The JAR of the SME_ scripts, node by node. */
    List<Finding> own(final String path) {
        final Look look = look(path);
        final List<Finding> findings = new ArrayList<>();
        look.failure()
                .ifPresent(cause ->
                        findings.add(Finding.different("JAR " + path + ": the nodes could not be asked: " + cause)));
        look.report().ifPresent(report -> addNodes(path, report, findings));
        return findings;
    }

    private static void addNodes(final String path, final NodeReport report, final List<Finding> findings) {
        final Optional<FileDigest> wanted = wanted(path, report);
        report.answers().forEach(answer -> findings.add(finding(path, answer, wanted)));
        if (!report.isComplete()) {
            findings.add(Finding.different("JAR " + path + ": only "
                    + report.answers().size() + " of " + report.nodeCount() + " nodes have answered"));
        }
    }

    /** This version's JAR has to be the one that sme.jar carries; another one the same on all nodes. */
    private static Optional<FileDigest> wanted(final String path, final NodeReport report) {
        if (path.endsWith("/" + JarLocation.fileName())) {
            return Optional.of(FileDigest.of(EmbeddedJar.named(JarLocation.fileName())));
        }
        return report.answers().stream()
                .flatMap(answer -> answer.file().stream())
                .findFirst();
    }

    private static Finding finding(final String path, final NodeAnswer answer, final Optional<FileDigest> wanted) {
        final String where = "JAR " + path + " on node " + answer.node() + " (Java " + answer.javaVersion() + "): ";
        if (answer.file().isEmpty()) {
            return Finding.different(where + "missing");
        }
        final String content = where + answer.file().get();
        if (!answer.file().equals(wanted)) {
            return Finding.different(content + ", but it has to be " + wanted.orElseThrow());
        }
        return answer.javaFeature() < JavaRequirement.OLDEST
                ? Finding.different(content + ", but the scripts need Java " + JavaRequirement.OLDEST)
                : Finding.good(content);
    }

    /** What is wrong with a JAR as far as a script is concerned that uses it; nothing if all nodes have it. */
    Optional<String> problem(final String path) {
        final Look look = look(path);
        return look.failure()
                .map(cause -> "whose JAR " + path + " the nodes could not be asked for")
                .or(() -> look.report().flatMap(report -> absence(path, report)));
    }

    private static Optional<String> absence(final String path, final NodeReport report) {
        return report.answers().stream()
                .filter(answer -> answer.file().isEmpty())
                .findFirst()
                .map(answer -> "whose JAR " + path + " is missing on node " + answer.node());
    }

    private Look look(final String path) {
        return looks.computeIfAbsent(path, this::ask);
    }

    private Look ask(final String path) {
        try {
            return new Look(Optional.of(probe.ask(Optional.of(path))), Optional.empty());
        } catch (final SmeException exception) {
            // Who may look at scripts may not be allowed to create one; all the rest can be told nevertheless.
            return new Look(Optional.empty(), Optional.of(CauseChain.of(exception.getCause())));
        }
    }

    /** What came of asking: an answer, or the reason why there is none. */
    private record Look(Optional<NodeReport> report, Optional<String> failure) {}
}

package com.exasol.sme.cluster;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.JarUpload;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Progress.Unit;
import com.exasol.sme.shared.SmeException;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes sure that every node has the JAR and a Java that can run it; uploads only what is not there. */
public final class JarOnAllNodes implements JarUpload {
    private final NodeProbe probe;
    private final FileDigest jar;
    private final Optional<JarUpload> upload;
    private final Patience patience;
    private final Progress progress;
    private final Consumer<String> report;

    /**
     * Looks for the JAR where a deployment says.
     *
     * @param jar      what every node shall have
     * @param upload   what brings it there, unless somebody else has done that
     * @param patience how long to wait for BucketFS, which answers before it has reached all nodes
     */
    public JarOnAllNodes(
            final NodeProbe probe,
            final FileDigest jar,
            final Optional<JarUpload> upload,
            final Patience patience,
            final Progress progress,
            final Consumer<String> report) {
        this.probe = probe;
        this.jar = jar;
        this.upload = upload;
        this.patience = patience;
        this.progress = progress;
        this.report = report;
    }

    @Override
    public void run(final JarLocation location) {
        final String path = location.pathInUdf();
        final NodeReport before = probe.ask(Optional.of(path));
        JavaRequirement.check(before, "Nothing was uploaded or created.");
        if (before.allHave(jar)) {
            report.accept(all(before) + " " + path + " already; nothing is uploaded.");
            return;
        }
        if (upload.isPresent()) {
            upload.get().run(location);
        } else if (before.having(jar) == 0) {
            throw missing(path, before);
        }
        report.accept(all(await(path, before.nodeCount())) + " " + path + ".");
    }

    private static String all(final NodeReport nodes) {
        return (nodes.nodeCount() == 1 ? "The only node has" : "All " + nodes.nodeCount() + " nodes have") + " Java "
                + nodes.javaVersions() + " and";
    }

    private NodeReport await(final String path, final int nodes) {
        final NodeReport last;
        try (Progress.Step step = progress.begin("Waiting for all nodes", nodes, Unit.NODES)) {
            last = patience.until(
                    () -> probe.ask(Optional.of(path)),
                    seen -> seen.allHave(jar),
                    seen -> step.reached(seen.having(jar), seen.differences(jar)));
        }
        if (!last.allHave(jar)) {
            throw late(path, last);
        }
        return last;
    }

    private SmeException missing(final String path, final NodeReport nodes) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-36")
                .message(
                        "No node has the JAR of this sme ({{jar|u}}) as {{path|u}}: {{differences|u}}.",
                        jar,
                        path,
                        nodes.differences(jar))
                .mitigation("Leave out --no-upload and --no-deploy-slc, or upload the JAR by hand"
                        + " (deploy --to-print tells how). To go on without it, add --no-wait-for-completion.")
                .toString());
    }

    private SmeException late(final String path, final NodeReport nodes) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-35")
                .message(
                        "After {{limit|u}} minutes not all {{count|u}} nodes have {{path|u}}: {{differences|u}}.",
                        patience.limit().toMinutes(),
                        nodes.nodeCount(),
                        path,
                        nodes.differences(jar))
                .message(" Schema, table and scripts are as they were before; the JAR stays where it is.")
                .mitigation("Check these nodes and BucketFS, and run the command again: it does what is missing."
                        + " To wait longer, raise --deploy-timeout-minutes.")
                .toString());
    }
}

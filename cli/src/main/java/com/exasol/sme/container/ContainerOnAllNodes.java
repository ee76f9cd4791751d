package com.exasol.sme.container;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.ArchiveStore;
import com.exasol.sme.bucketfs.StoredArchive;
import com.exasol.sme.cluster.JavaRequirement;
import com.exasol.sme.cluster.LanguageReport;
import com.exasol.sme.cluster.NodeProbe;
import com.exasol.sme.cluster.Patience;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Progress.Unit;
import com.exasol.sme.shared.SmeException;
import java.util.function.Consumer;

/**
 * Makes sure that every node runs Java in a container, through the alias that is active in the session; uploads the
 * container only if it is not there, and never over another one, which nodes could not be told from it.
 */
public final class ContainerOnAllNodes {
    private static final String STATE =
            "The container stays where it is; the script language of other sessions, schema,"
                    + " table and scripts are as they were before.";

    private final ContainerLocation location;
    private final NodeProbe probe;
    private final Patience patience;
    private final Progress progress;
    private final Consumer<String> report;

    /**
     * Looks for the container in one place.
     *
     * @param probe    asks through the new definition of the alias
     * @param patience how long to wait for nodes to extract it
     */
    public ContainerOnAllNodes(
            final ContainerLocation location,
            final NodeProbe probe,
            final Patience patience,
            final Progress progress,
            final Consumer<String> report) {
        this.location = location;
        this.probe = probe;
        this.patience = patience;
        this.progress = progress;
        this.report = report;
    }

    /** Brings the container there if it is not, and waits. */
    public void bring(final ContainerSource source, final ArchiveStore store) {
        source.use(archive -> {
            report.accept("Container " + location.archive().fileName() + ": " + archive.digest() + ".");
            bring(archive, store);
        });
        await(true);
    }

    private void bring(final ContainerArchive archive, final ArchiveStore store) {
        final StoredArchive stored = store.look(location.file());
        if (!stored.isKnown()) {
            requireSilence(stored.reason());
        } else if (stored.bytes().isPresent()) {
            requireSize(stored.bytes().getAsLong(), archive.digest().bytes());
            report.accept(location.file().pathInBucket() + " with that size is there already; it is not uploaded.");
            return;
        }
        store.upload(archive.file(), location.file());
    }

    private void requireSize(final long stored, final long bytes) {
        if (stored != bytes) {
            throw occupied("it has " + stored + " bytes, not " + bytes);
        }
    }

    /** Where nobody tells what is there, a node that runs Java in it does. */
    private void requireSilence(final String reason) {
        if (probe.askForLanguage().answering() > 0) {
            throw occupied("nodes run Java in it, and its size is unknown: " + reason);
        }
    }

    private SmeException occupied(final String reason) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-78")
                .message(
                        "There is a container already as {{path|u}} in the bucket, and it may be another one: {{reason|u}}."
                                + " Nothing was uploaded.",
                        location.file().pathInBucket(),
                        reason)
                .mitigation("Give the archive a name of its own, such as with its version, or another --path-in-bucket;"
                        + " delete the one that is there if an upload broke off; or add --no-upload to use it.")
                .toString());
    }

    /** Waits for a container that somebody else has uploaded, if any node has it. */
    public void find() {
        await(false);
    }

    private void await(final boolean isOurs) {
        final LanguageReport first = probe.askForLanguage();
        if (!isOurs && first.answering() == 0) {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-79")
                    .message(
                            "No node runs Java in the container {{folder|u}}: {{missing|u}}.",
                            location.folder(),
                            first.missing())
                    .message(" Nothing was changed for other sessions.")
                    .mitigation("Leave out --no-upload, or upload the archive by hand (deploy --to-print tells how)"
                            + " and wait a minute.")
                    .toString());
        }
        final LanguageReport last =
                first.isComplete() ? first : waitFor(first.nodes().nodeCount());
        if (!last.isComplete()) {
            throw late(last);
        }
        JavaRequirement.check(last.nodes(), STATE);
        report.accept((last.nodes().nodeCount() == 1
                        ? "The only node runs"
                        : "All " + last.nodes().nodeCount() + " nodes run")
                + " Java "
                + last.nodes().javaVersions() + " in the container " + location.folder() + ".");
    }

    private LanguageReport waitFor(final int nodes) {
        try (Progress.Step step = progress.begin("Waiting for all nodes to extract the container", nodes, Unit.NODES)) {
            return patience.until(
                    probe::askForLanguage,
                    LanguageReport::isComplete,
                    seen -> step.reached(seen.answering(), seen.missing()));
        }
    }

    private SmeException late(final LanguageReport last) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-79")
                .message(
                        "After {{limit|u}} minutes not all {{count|u}} nodes run Java in the container {{folder|u}}:"
                                + " {{missing|u}}.",
                        patience.limit().toMinutes(),
                        last.nodes().nodeCount(),
                        location.folder(),
                        last.missing())
                .message(" {{state|u}}", STATE)
                .mitigation("Check these nodes and BucketFS, and run the command again: it does what is missing."
                        + " To wait longer, raise --deploy-timeout-minutes.")
                .toString());
    }
}

package com.exasol.sme.bucketfs;

import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Progress.Unit;
import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The archives of script language containers in BucketFS. */
public final class BucketFsArchives implements ArchiveStore {
    private final BucketFsAccess access;
    private final Duration limit;
    private final Progress progress;
    private final Consumer<String> report;

    /**
     * Looks and uploads with the password of an access that stays open.
     *
     * @param limit  how long an upload may take
     * @param report takes a line when it is done
     */
    public BucketFsArchives(
            final BucketFsAccess access, final Duration limit, final Progress progress, final Consumer<String> report) {
        this.access = access;
        this.limit = limit;
        this.progress = progress;
        this.report = report;
    }

    @Override
    public StoredArchive look(final UploadedFile place) {
        try {
            return access.open(place, sent -> {}).look(place.pathInBucket());
        } catch (final IOException exception) {
            throw access.explained(refused(place, exception));
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw refused(place, exception);
        }
    }

    @Override
    public void upload(final Path archive, final UploadedFile place) {
        final long bytes = archive.toFile().length();
        try (Progress.Step step = progress.begin("Uploading " + place.name(), bytes, Unit.BYTES)) {
            new BucketFsTransfer(access.open(place, sent -> step.reached(sent, "")), limit)
                    .send(archive, place.pathInBucket())
                    .ifPresent(cause -> {
                        throw access.explained(refused(place, cause));
                    });
        }
        report.accept("Uploaded " + place.name() + " to " + access.url() + " (" + bytes + " bytes).");
    }

    private SmeException refused(final UploadedFile place, final Exception cause) {
        return ArchiveRefusal.of(place, "BucketFS at " + access.url(), CauseChain.of(cause), cause);
    }
}

package com.exasol.sme.saas;

import com.exasol.sme.bucketfs.ArchiveRefusal;
import com.exasol.sme.bucketfs.ArchiveStore;
import com.exasol.sme.bucketfs.StoredArchive;
import com.exasol.sme.bucketfs.UploadedFile;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.Progress;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The archives of script language containers among the files of a database in Exasol SaaS. */
final class SaasArchives implements ArchiveStore {
    private static final String SERVICE = "Exasol SaaS";

    private final SaasApi api;
    private final String database;
    private final Duration limit;
    private final Progress progress;
    private final Consumer<String> report;

    SaasArchives(
            final SaasApi api,
            final String database,
            final Duration limit,
            final Progress progress,
            final Consumer<String> report) {
        this.api = api;
        this.database = database;
        this.limit = limit;
        this.progress = progress;
        this.report = report;
    }

    /** Exasol SaaS lists its files as a tree of folders. */
    @Override
    public StoredArchive look(final UploadedFile place) {
        List<SaasAnswer> folder = api.get("databases", database, "files").elements();
        Optional<SaasAnswer> entry = Optional.empty();
        for (final String name : place.pathInBucket().split("/", -1)) {
            entry = folder.stream()
                    .filter(child -> child.text("name").equals(name))
                    .findFirst();
            folder = entry.map(SaasAnswer::children).orElse(List.of());
        }
        return entry.map(file -> StoredArchive.of(file.longNumber("size"))).orElse(StoredArchive.NONE);
    }

    @Override
    public void upload(final Path archive, final UploadedFile place) {
        final BodyPublisher content = content(archive, place);
        new SaasTransfer(api, database, limit, progress)
                .send(
                        content,
                        place,
                        (host, reason, cause) ->
                                ArchiveRefusal.of(place, "the storage of " + SERVICE + " at " + host, reason, cause));
        report.accept("Uploaded " + place.name() + " to " + SERVICE + " (" + content.contentLength() + " bytes).");
    }

    private static BodyPublisher content(final Path archive, final UploadedFile place) {
        try {
            return BodyPublishers.ofFile(archive);
        } catch (final FileNotFoundException exception) {
            throw ArchiveRefusal.of(place, SERVICE, CauseChain.of(exception), exception);
        }
    }
}

package com.exasol.sme.container;

import com.exasol.sme.shared.FilePath;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A container in a file that was there before, and is good. */
public final class LocalContainer implements ContainerSource {
    public static final String OPTION = "--container-file";

    private final ContainerArchive archive;

    private LocalContainer(final ContainerArchive archive) {
        this.archive = archive;
    }

    /** The name, which is all that is needed of a container that somebody else uploads. */
    public static ArchiveName name(final String path) {
        return ArchiveName.from(OPTION, path, path.substring(path.lastIndexOf('/') + 1));
    }

    /** Reads the file before anything is contacted. */
    public static LocalContainer read(
            final String path, final Optional<ExpectedDigest> expected, final Progress progress) {
        try {
            final Path file = FilePath.of(path);
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(path);
            }
            final ContainerArchive archive =
                    ContainerArchive.read(file, name(path).fileName(), progress);
            expected.ifPresent(digest -> digest.check(path, archive.digest(), SmeException::misuse));
            return new LocalContainer(archive);
        } catch (final NoSuchFileException exception) {
            throw refused(path, "is no file");
        } catch (final AccessDeniedException exception) {
            throw refused(path, "cannot be read");
        } catch (final IOException exception) {
            throw refused(path, exception.getMessage());
        }
    }

    private static SmeException refused(final String path, final String reason) {
        return ContainerRefusal.of(
                OPTION, path, reason, "Give the complete archive (.tar.gz) of a script language container.");
    }

    @Override
    public void use(final Consumer<ContainerArchive> work) {
        work.accept(archive);
    }
}
